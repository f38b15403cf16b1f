package dev.arbflow.market.arbitrage;

/** Why a positive touch is not an episode. The first that applies, in this order, is the reason. */
public enum RefusalReason {
    /** A leg's book is not valid. */
    BOOK_INVALID,
    /** A rule has switched off the route, or its market or a venue of it. */
    SWITCHED_OFF,
    /** This process was late: what it knows of a leg waited too long in it. */
    LATE_HERE,
    /** A leg has not been proven alive for too long. */
    LEG_STALE,
    /** A leg's book has not changed for too long, although its connection lives. */
    LEG_FROZEN,
    /** A leg's connection delivers too late. */
    LAGGING,
    /** The legs show different moments. */
    SKEWED,
    /**
     * One leg is traded in another currency, and what that is worth is not known: the book at which
     * it is exchanged is missing, not valid, stale, late or shows another moment.
     */
    NO_CONVERSION,
    /** The gross difference is too good, and nobody can say which of the two prices is wrong. */
    IMPLAUSIBLE,
    /** Most venues agree on a price with which a leg's does not: another asset or unit. */
    ALIEN_ASSET,
    /** No taker fee is known for a leg. */
    FEE_UNKNOWN,
    /** It has stood longer than anything believable. */
    AGE_CAP,
    /** The fees eat it. */
    BELOW_FEES,
    /** It earns, but less than the threshold. */
    BELOW_MIN_NET,
    /** It earns, but on too small an amount. */
    BELOW_MIN_NOTIONAL,
    /** In whole lots it is less than the least quantity that one of the venues accepts. */
    BELOW_MIN_QUANTITY,
    /** In whole lots it is worth less than the least amount that one of the venues accepts. */
    BELOW_VENUE_NOTIONAL,
    /** It was gone before the dwell time was over. */
    TOO_SHORT
}
