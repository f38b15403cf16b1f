package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.RefusalReason;

/**
 * How far a route's current candidate, a maximal stretch of positive touch, has come.
 *
 * <p>Lives inside {@link MarketBoard} as long as the candidate, or until a route that has none has
 * been judged.
 */
final class RouteTrack extends EdgeTrack {
    final Route route;

    RouteTrack(Route route) {
        this.route = route;
    }

    /** What the legs of a route prove; nothing where one is not known any more. */
    static Proof proof(RouteLegs legs) {
        return legs.areKnown() ? new Proof(legs.holdFromUs(), legs.provenUs()) : Proof.NONE;
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

    boolean recoversWith(Verdict verdict) {
        return last == RouteSignal.Kind.INVALID && verdict.kind() != RouteSignal.Kind.INVALID;
    }

    /** The judgement in view of what came before. */
    Verdict applyAgeCap(Verdict verdict, long nowUs, long ageCapUs) {
        return switch (applyAgeCap(verdict.kind(), nowUs, ageCapUs)) {
            case AS_JUDGED -> verdict;
            case CAPPED ->
                    Verdict.invalid(RefusalReason.AGE_CAP, CloseReason.AGE_CAP, verdict.spread());
            case NOT_OPEN -> Verdict.below(verdict.refusal(), verdict.spread());
            case HELD -> verdict.held();
        };
    }
}
