package dev.arbflow.sandbox.run;

import dev.arbflow.sandbox.run.outcome.Summary;
import dev.arbflow.sandbox.truth.CandidateVerdict;
import dev.arbflow.sandbox.truth.ClaimedCandidate;
import dev.arbflow.sandbox.truth.KnownTruth;
import dev.arbflow.sandbox.truth.Verdict;
import dev.arbflow.sandbox.truth.seen.FiguresVerdict;
import java.util.List;

/** Writes verdicts into the summary of a run. */
final class TruthSummary {
    private TruthSummary() {}

    static Summary.Truth of(
            Verdict verdict,
            long claims,
            FiguresVerdict figures,
            Summary.Candidates candidates,
            Summary.Judged judged) {
        return new Summary.Truth(
                verdict.injected(),
                verdict.detected(),
                verdict.precision(),
                verdict.recall(),
                percentiles(verdict.detectionDelayMs()),
                claims,
                claims - verdict.forbidden().size(),
                candidates,
                judged,
                new Summary.Figures(
                        figures.exact(),
                        figures.complaints().size(),
                        figures.notJudged(),
                        figures.excused()));
    }

    /**
     * @param plain what the plain rule tells of the windows that candidates were made of
     */
    static Summary.Candidates of(
            List<ClaimedCandidate> claims, List<ClaimedCandidate> plain, KnownTruth known) {
        return new Summary.Candidates(
                atTheMoment(claims, known),
                hits(known.judge(claims, ClaimedCandidate.Extent.WINDOW)),
                atTheMoment(plain, known),
                atTheMoment(ClaimedCandidate.upperHalf(claims), known));
    }

    private static Summary.Hits atTheMoment(List<ClaimedCandidate> claims, KnownTruth known) {
        return hits(known.judge(claims, ClaimedCandidate.Extent.MOMENT));
    }

    private static Summary.Hits hits(CandidateVerdict verdict) {
        return new Summary.Hits(
                verdict.reported(),
                verdict.right(),
                verdict.detected(),
                verdict.precision(),
                verdict.recall(),
                percentiles(verdict.detectionDelayMs()));
    }

    private static Summary.Percentiles percentiles(Verdict.Delay delay) {
        return new Summary.Percentiles(
                Math.round(delay.p50()), Math.round(delay.p99()), Math.round(delay.max()));
    }
}
