package dev.arbflow.market.arbitrage;

/** Why an episode ended. If several apply at one moment, the first in this order is the reason. */
public enum CloseReason {
    /** A leg's connection was lost, fell silent or went into maintenance. */
    FEED_FAULT,
    /** A leg's book had to be built anew: gap, checksum, crossed, unreadable. */
    BOOK_RESYNC,
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
    UNKNOWN
}
