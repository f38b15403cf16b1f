package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.Route;

/**
 * How far a route's current candidate, a maximal stretch of positive touch, has come.
 *
 * <p>Mutable, lives inside {@link MarketBoard}.
 */
final class RouteTrack {
    static final long NEVER = Long.MAX_VALUE;

    final Route route;

    /** Signals given so far; never reset, because it orders them. */
    long ordinal;

    /** Last judgement of the running candidate; null if there is none. */
    RouteSignal.Kind last;

    /**
     * Since when the edge stands above the opening threshold without a break, or {@link #NEVER}.
     */
    long aboveSinceUs = NEVER;

    /** Since when an episode may be open, or {@link #NEVER}. */
    long openSinceUs = NEVER;

    /** Whether the candidate has outlived the age cap, so that only a new one counts again. */
    boolean capped;

    /** Next moment at which the judgement changes by itself, or {@link #NEVER}. */
    long deadlineUs = NEVER;

    RouteTrack(Route route) {
        this.route = route;
    }

    boolean active() {
        return last != null;
    }

    void end() {
        last = null;
        aboveSinceUs = NEVER;
        openSinceUs = NEVER;
        capped = false;
        deadlineUs = NEVER;
    }
}
