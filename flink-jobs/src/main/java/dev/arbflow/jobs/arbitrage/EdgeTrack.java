package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.arbitrage.RouteSignal.Kind;

/**
 * How far a candidate has come: an edge over two or more books that may have lasted.
 *
 * <p>Mutable, lives in state as long as the candidate.
 */
public class EdgeTrack {
    public static final long NEVER = Long.MAX_VALUE;

    /** Last judgement of the running candidate; null if there is none. */
    public Kind last;

    /**
     * From which moment on both books of an edge that stands above the opening threshold without a
     * break hold, or {@link #NEVER}.
     */
    public long aboveSinceUs = NEVER;

    /** Since when an episode may be open, or {@link #NEVER}. */
    public long openSinceUs = NEVER;

    /** Up to which moment both legs were proven when it was last judged; never goes back. */
    public long provenUs = Long.MIN_VALUE;

    /**
     * Whether it was there when both books could be used for the first time, and ever since: nobody
     * saw it begin.
     */
    public boolean unseen;

    /** Whether the candidate has outlived the age cap, so that only a new one counts again. */
    public boolean capped;

    /** Next moment at which it must be judged, or {@link #NEVER}. */
    public long dueUs = NEVER;

    /**
     * The stretch of time for which the legs are proven to be what they are.
     *
     * @param fromUs from which moment on all books hold
     * @param untilUs newest moment for which all are proven; before {@code fromUs} while the older
     *     leg has not been heard since the newer one changed
     */
    public record Proof(long fromUs, long untilUs) {
        public static final Proof NONE = new Proof(NEVER, Long.MIN_VALUE);

        /** A moment that is known afterwards. */
        public static Proof at(long timeUs) {
            return new Proof(timeUs, timeUs);
        }
    }

    /**
     * Where a judgement stands in its stretch.
     *
     * @param transition whether it differs from the one before it, or is the first sustained one
     * @param sustained whether the edge has lasted for the dwell time
     * @param opens whether an episode opens with it
     */
    public record Step(boolean transition, boolean sustained, boolean opens) {
        public static final Step TRANSITION = new Step(true, false, false);
    }

    public boolean active() {
        return last != null;
    }

    /**
     * Whether proof that a leg lives may change what is said; a candidate below the threshold waits
     * for a book.
     */
    public boolean dependsOnProofOfLife() {
        return active() && last != Kind.BELOW;
    }

    /** What a judgement comes to in view of what came before. */
    public enum Tempered {
        AS_JUDGED,
        /** Nothing counts any more: it has outlived the age cap. */
        CAPPED,
        /** It would go on, but nothing is open. */
        NOT_OPEN,
        /** It goes on. */
        HELD
    }

    /**
     * The judgement in view of what came before: nothing counts after the age cap, and the holding
     * band holds only what is open.
     */
    public Tempered applyAgeCap(Kind kind, long nowUs, long ageCapUs) {
        capped |= risenSinceUs() != NEVER && nowUs - risenSinceUs() >= ageCapUs;
        if (kind == Kind.INVALID) {
            return Tempered.AS_JUDGED; // a leg that cannot be trusted is the better reason
        }
        if (capped) {
            return Tempered.CAPPED;
        }
        if (kind != Kind.HOLD) {
            return Tempered.AS_JUDGED;
        }
        return openSinceUs == NEVER ? Tempered.NOT_OPEN : Tempered.HELD;
    }

    /**
     * Moves on to a new judgement.
     *
     * @param proof what is proven of the legs
     */
    public Step follow(Kind kind, Proof proof, long dwellUs) {
        boolean changed = kind != last;
        provenUs = Math.max(provenUs, proof.untilUs());
        last = kind;
        if (kind != Kind.ABOVE) {
            aboveSinceUs = NEVER;
            unseen &= kind == Kind.INVALID; // which is no look at it
            if (kind != Kind.HOLD) {
                openSinceUs = NEVER;
            }
            return new Step(changed, false, false);
        }
        if (changed) {
            aboveSinceUs = Math.max(provenUs, proof.fromUs());
            if (openSinceUs == NEVER) {
                provenUs = aboveSinceUs; // it begins there; what is open lasts as long as proven
            }
        }
        boolean sustained = proof.untilUs() - aboveSinceUs >= dwellUs;
        boolean opens = sustained && openSinceUs == NEVER;
        if (opens) {
            openSinceUs = aboveSinceUs;
        }
        return new Step(changed || opens, sustained, opens);
    }

    /** When our clock alone makes it too old. That it has lasted takes a proof of both legs. */
    public long cappedUs(long ageCapUs) {
        return risenSinceUs() == NEVER ? NEVER : risenSinceUs() + ageCapUs;
    }

    public boolean isOpen() {
        return openSinceUs != NEVER;
    }

    public boolean hasRisen() {
        return risenSinceUs() != NEVER;
    }

    /** Since when there is an episode, or the start of one; {@link #NEVER} if there is none. */
    public long risenSinceUs() {
        return Math.min(openSinceUs, aboveSinceUs);
    }
}
