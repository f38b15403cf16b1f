package dev.arbflow.market.behaviour;

/** What describes the behaviour of one listing in a window; the order is that of the vector. */
public enum Feature {
    RETURN("returnBps", "bps", "logarithm of last over first mid price"),
    VOLATILITY(
            "volatilityBps",
            "bps",
            "square root of the sum of squared log returns between samples of the mid price"),
    RELATIVE_SPREAD("relativeSpreadBps", "bps", "mean of ask minus bid over mid"),
    DEPTH_IMBALANCE(
            "depthImbalance",
            "-1 to 1",
            "mean of bid minus ask quantity over their sum, over the published levels"),
    TRADE_IMBALANCE(
            "tradeImbalance",
            "-1 to 1",
            "bought minus sold quantity over their sum, by taker; 0 without trades"),
    TRADE_RATE("tradeRateLog", "log", "logarithm of 1 plus trades a minute"),
    CROSS_VENUE_DIFFERENCE(
            "crossVenueBps",
            "bps",
            "mean difference to the mean mid of all venues of the market; null with one venue"),
    LEAD_LAG(
            "leadLagSeconds",
            "s",
            "lag at which returns correlate most with the mean return of the other venues;"
                    + " positive if this listing follows, null where nothing moves"),
    QUOTE_AGE("quoteAgeLog", "log", "logarithm of 1 plus the mean time since a change in ms");

    /** Length of a feature vector. */
    public static final int COUNT = values().length;

    private final String code;
    private final String unit;
    private final String meaning;

    Feature(String code, String unit, String meaning) {
        this.code = code;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** Its name in stores. */
    public String code() {
        return code;
    }

    /** Unit of its values. */
    public String unit() {
        return unit;
    }

    /** What it says, in words. */
    public String meaning() {
        return meaning;
    }

    /**
     * Whether clusters are made of it. What clusters are asked to explain is not: a group that was
     * made by a figure differs in it by construction.
     */
    public boolean isClustered() {
        return this != CROSS_VENUE_DIFFERENCE;
    }

    /**
     * The vector that clusters are made of.
     *
     * @param standardised one value per feature, not changed
     * @return a copy in which every feature that is not clustered is 0, in all windows alike
     */
    public static double[] clustered(double[] standardised) {
        double[] vector = standardised.clone();
        for (Feature feature : values()) {
            if (!feature.isClustered()) {
                vector[feature.index()] = 0;
            }
        }
        return vector;
    }

    /** Its place in a feature vector. */
    @SuppressWarnings("EnumOrdinal") // the order of the constants is the vector's
    public int index() {
        return ordinal();
    }
}
