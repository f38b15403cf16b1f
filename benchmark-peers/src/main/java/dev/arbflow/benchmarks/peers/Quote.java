package dev.arbflow.benchmarks.peers;

/** The best prices of a venue in a market, as a bean for Esper. */
public final class Quote {
    private final int market;
    private final int venue;
    private final double bid;
    private final double ask;

    /**
     * @param market its place among the markets
     * @param venue its place among the venues
     * @param bid best bid
     * @param ask best ask
     */
    public Quote(int market, int venue, double bid, double ask) {
        this.market = market;
        this.venue = venue;
        this.bid = bid;
        this.ask = ask;
    }

    /** The market's place among the markets. */
    public int getMarket() {
        return market;
    }

    /** The venue's place among the venues. */
    public int getVenue() {
        return venue;
    }

    /** The best bid. */
    public double getBid() {
        return bid;
    }

    /** The best ask. */
    public double getAsk() {
        return ask;
    }
}
