package dev.arbflow.sandbox.truth;

/**
 * How pattern candidates compare with what was true.
 *
 * @param reported candidates
 * @param right those of them that meet a stretch in which an episode could have opened
 * @param injected stretches that an episode had to be found in, counted once for each route
 * @param detected those of them that a candidate meets
 * @param detectionDelayMs from the moment such a stretch began to its first candidate
 */
public record CandidateVerdict(
        int reported, int right, int injected, int detected, Verdict.Delay detectionDelayMs) {

    /** Share of the candidates that are right; 1 if there are none. */
    public double precision() {
        return Judgement.share(right, reported);
    }

    /** Share of the demanded stretches that were met; 1 if nothing had to be found. */
    public double recall() {
        return Judgement.share(detected, injected);
    }
}
