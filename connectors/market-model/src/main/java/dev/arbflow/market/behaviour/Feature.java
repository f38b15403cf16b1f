package dev.arbflow.market.behaviour;

/** What describes the behaviour of one listing in a window; the order is that of the vector. */
public enum Feature {
    /** Logarithm of last over first mid price, basis points. */
    RETURN,
    /** Square root of the sum of squared log returns between samples of the mid, basis points. */
    VOLATILITY,
    /** Mean of ask minus bid over mid, basis points. */
    RELATIVE_SPREAD,
    /** Mean of bid minus ask quantity over their sum, over the published levels, -1 to 1. */
    DEPTH_IMBALANCE,
    /** Bought minus sold quantity over their sum, by taker, -1 to 1; 0 without trades. */
    TRADE_IMBALANCE,
    /** Logarithm of 1 plus trades a minute. */
    TRADE_RATE,
    /** Mean difference of the mid to the mean mid of all venues of the market, basis points. */
    CROSS_VENUE_DIFFERENCE,
    /**
     * Lag at which returns correlate most with the mean return of the other venues, seconds;
     * positive if this listing follows.
     */
    LEAD_LAG,
    /** Logarithm of 1 plus the mean time since the book last changed, ms. */
    QUOTE_AGE;

    /** Length of a feature vector. */
    public static final int COUNT = values().length;

    /** Its place in a feature vector. */
    @SuppressWarnings("EnumOrdinal") // the order of the constants is the vector's
    public int index() {
        return ordinal();
    }
}
