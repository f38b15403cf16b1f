package dev.arbflow.market.arbitrage;

/** Why an episode ended. If several apply at one moment, the first in this order is the reason. */
public enum CloseReason {
    /** A leg's connection was lost, fell silent or went into maintenance. */
    FEED_FAULT,
    /** A leg's book had to be built anew: gap, checksum, crossed, unreadable. */
    BOOK_RESYNC,
    /** A rule has switched the route off. */
    SWITCHED_OFF,
    /**
     * A leg was not proven alive in time, lagged, froze, waited here, or the legs showed different
     * moments.
     */
    LEG_STALE,
    /** It lasted longer than anything believable. */
    AGE_CAP,
    /** The edge went below the closing threshold, or the size below the floor. */
    SPREAD_COLLAPSED,
    /** The stream ended while it was open. */
    SHUTDOWN,
    /** Only a newer release knows it; never a reason of this one. */
    UNKNOWN;

    /** Whether the edge may come back as the same one, because it is not known to be over. */
    public boolean mayGoOn() {
        return switch (this) {
            case FEED_FAULT, BOOK_RESYNC, LEG_STALE, SPREAD_COLLAPSED -> true;
            case SWITCHED_OFF, AGE_CAP, SHUTDOWN, UNKNOWN -> false;
        };
    }
}
