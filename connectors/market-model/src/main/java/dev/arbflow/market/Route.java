package dev.arbflow.market;

/**
 * A direction of trade across two venues: buy the base asset at one, sell it at the other.
 *
 * @param market what is bought and sold
 * @param buy the venue whose asks are taken
 * @param sell the venue whose bids are hit
 */
public record Route(Market market, Venue buy, Venue sell) {

    /**
     * @throws IllegalArgumentException if both venues are the same
     */
    public Route {
        if (buy == sell) {
            throw new IllegalArgumentException("a route needs two venues, not " + buy + " twice");
        }
    }

    /**
     * Reads the form that {@link #code()} writes.
     *
     * @throws IllegalArgumentException if the text is not {@code BASE/QUOTE|BUY>SELL}
     */
    public static Route parse(String code) {
        int bar = code.indexOf('|');
        int arrow = code.indexOf('>');
        if (bar < 0 || arrow < bar) {
            throw new IllegalArgumentException("not a route: '" + code + "' (BASE/QUOTE|BUY>SELL)");
        }
        return new Route(
                Market.parse(code.substring(0, bar)),
                Venue.valueOf(code.substring(bar + 1, arrow)),
                Venue.valueOf(code.substring(arrow + 1)));
    }

    /** The key in topics, stores and state, for example {@code BTC/USD|BITFINEX>BITSTAMP}. */
    public String code() {
        return market.code() + '|' + buy.name() + '>' + sell.name();
    }

    @Override
    public String toString() {
        return code();
    }
}
