package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.arbitrage.RouteSignal.Kind;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.RefusalReason;

/**
 * How far a route's current candidate, a maximal stretch of positive touch, has come.
 *
 * <p>Mutable, lives inside {@link MarketBoard} as long as the candidate, or until a route that has
 * none has been judged.
 */
final class RouteTrack {
    static final long NEVER = Long.MAX_VALUE;

    final Route route;

    /** Last judgement of the running candidate; null if there is none. */
    Kind last;

    /**
     * From which moment on both books of an edge that stands above the opening threshold without a
     * break hold, or {@link #NEVER}.
     */
    long aboveSinceUs = NEVER;

    /** Since when an episode may be open, or {@link #NEVER}. */
    long openSinceUs = NEVER;

    /** Up to which moment both legs were proven when it was last judged; never goes back. */
    long provenUs = Long.MIN_VALUE;

    /**
     * Whether it was there when both books could be used for the first time, and ever since: nobody
     * saw it begin.
     */
    boolean unseen;

    /** Whether the candidate has outlived the age cap, so that only a new one counts again. */
    boolean capped;

    /** Next moment at which it must be judged, or {@link #NEVER}. */
    long dueUs = NEVER;

    RouteTrack(Route route) {
        this.route = route;
    }

    /**
     * The stretch of time for which the legs are proven to be what they are.
     *
     * @param fromUs from which moment on all books hold
     * @param untilUs newest moment for which all are proven; before {@code fromUs} while the older
     *     leg has not been heard since the newer one changed
     */
    record Proof(long fromUs, long untilUs) {
        static final Proof NONE = new Proof(NEVER, Long.MIN_VALUE);

        /** A moment that is known afterwards. */
        static Proof at(long timeUs) {
            return new Proof(timeUs, timeUs);
        }

        /** What the legs of a route prove; nothing where one is not known any more. */
        static Proof of(RouteLegs legs) {
            return legs.areKnown() ? new Proof(legs.holdFromUs(), legs.provenUs()) : NONE;
        }
    }

    /**
     * Where a judgement stands in its stretch.
     *
     * @param transition whether it differs from the one before it, or is the first sustained one
     * @param sustained whether the edge has lasted for the dwell time
     * @param opens whether an episode opens with it
     */
    record Step(boolean transition, boolean sustained, boolean opens) {
        static final Step TRANSITION = new Step(true, false, false);
    }

    /** Whether a listing is one of its legs. */
    boolean involves(Listing listing) {
        Venue venue = listing.venue();
        if (route.conversion() == null) { // then both are of one market
            return (route.buy() == venue || route.sell() == venue)
                    && route.market().equals(listing.market());
        }
        return route.conversion().over().equals(listing)
                || route.buyListing().equals(listing)
                || route.sellListing().equals(listing);
    }

    boolean active() {
        return last != null;
    }

    /**
     * Whether proof that a leg lives may change what is said; a candidate below the threshold waits
     * for a book.
     */
    boolean heedsLife() {
        return active() && last != Kind.BELOW;
    }

    boolean recoversWith(Verdict verdict) {
        return last == Kind.INVALID && verdict.kind() != Kind.INVALID;
    }

    /**
     * The judgement in view of what came before: nothing counts after the age cap, and the holding
     * band holds only what is open.
     */
    Verdict temper(Verdict verdict, long nowUs, long ageCapUs) {
        capped |= risenSinceUs() != NEVER && nowUs - risenSinceUs() >= ageCapUs;
        if (verdict.kind() == Kind.INVALID) {
            return verdict; // a leg that cannot be trusted is the better reason
        }
        if (capped) {
            return Verdict.invalid(RefusalReason.AGE_CAP, CloseReason.AGE_CAP, verdict.spread());
        }
        if (verdict.kind() != Kind.HOLD) {
            return verdict;
        }
        return openSinceUs == NEVER
                ? Verdict.below(verdict.refusal(), verdict.spread())
                : verdict.held();
    }

    /**
     * Moves on to a new judgement.
     *
     * @param proof what is proven of the two legs
     */
    Step follow(Kind kind, Proof proof, long dwellUs) {
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
    long cappedUs(long ageCapUs) {
        return risenSinceUs() == NEVER ? NEVER : risenSinceUs() + ageCapUs;
    }

    boolean isOpen() {
        return openSinceUs != NEVER;
    }

    boolean hasRisen() {
        return risenSinceUs() != NEVER;
    }

    /** Since when there is an episode, or the start of one; {@link #NEVER} if there is none. */
    long risenSinceUs() {
        return Math.min(openSinceUs, aboveSinceUs);
    }
}
