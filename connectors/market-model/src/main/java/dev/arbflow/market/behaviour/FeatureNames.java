package dev.arbflow.market.behaviour;

/** What features are called in stores, with their units. */
public final class FeatureNames {
    private FeatureNames() {}

    public static String of(Feature feature) {
        return switch (feature) {
            case RETURN -> "returnBps";
            case VOLATILITY -> "volatilityBps";
            case RELATIVE_SPREAD -> "relativeSpreadBps";
            case DEPTH_IMBALANCE -> "depthImbalance";
            case TRADE_IMBALANCE -> "tradeImbalance";
            case TRADE_RATE -> "tradeRateLog";
            case CROSS_VENUE_DIFFERENCE -> "crossVenueBps";
            case LEAD_LAG -> "leadLagSeconds";
            case QUOTE_AGE -> "quoteAgeLog";
        };
    }

    /** All of them, in the order of the vector. */
    public static String[] all() {
        String[] names = new String[Feature.COUNT];
        for (Feature feature : Feature.values()) {
            names[feature.index()] = of(feature);
        }
        return names;
    }
}
