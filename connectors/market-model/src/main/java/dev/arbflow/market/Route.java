package dev.arbflow.market;

import java.util.List;

/**
 * A direction of trade across two books: buy the base asset at one, sell it at the other.
 *
 * @param market what is bought and sold; all amounts are in its quote
 * @param buy the venue whose asks are taken
 * @param sell the venue whose bids are hit
 * @param conversion how the one leg that is traded in another currency is paid for; null if both
 *     are traded in that of the market
 */
public record Route(Market market, Venue buy, Venue sell, @Nullable Conversion conversion) {

    private static final String FORM = "BASE/QUOTE|BUY>SELL";

    /**
     * @throws IllegalArgumentException if both books are the same, or the conversion does not lead
     *     to the quote of the market
     */
    public Route {
        if (conversion == null && buy == sell) {
            throw new IllegalArgumentException("a route needs two venues, not " + buy + " twice");
        }
        if (conversion != null && !conversion.over().market().quote().equals(market.quote())) {
            throw new IllegalArgumentException(conversion + " does not lead to " + market.quote());
        }
    }

    /**
     * A route in one currency.
     *
     * @throws IllegalArgumentException if both venues are the same
     */
    public Route(Market market, Venue buy, Venue sell) {
        this(market, buy, sell, null);
    }

    /**
     * Reads the form that {@link #code()} writes.
     *
     * @throws IllegalArgumentException if the text is of another form
     */
    public static Route parse(String code) {
        int bar = code.indexOf('|');
        int arrow = code.indexOf('>');
        if (bar < 0 || arrow < bar) {
            throw new IllegalArgumentException("not a route: '" + code + "' (" + FORM + ")");
        }
        Market market = Market.parse(code.substring(0, bar));
        String[] buy = code.substring(bar + 1, arrow).split(":", -1);
        String[] sell = code.substring(arrow + 1).split(":", -1);
        boolean converted = buy.length == 3 ^ sell.length == 3;
        if (!converted && (buy.length != 1 || sell.length != 1)) {
            throw new IllegalArgumentException("not a route: '" + code + "' (" + FORM + ")");
        }
        return new Route(
                market,
                Venue.valueOf(buy[0]),
                Venue.valueOf(sell[0]),
                converted ? conversion(market, buy, sell) : null);
    }

    private static Conversion conversion(Market market, String[] buy, String[] sell) {
        String[] leg = buy.length == 3 ? buy : sell;
        Market over = new Market(new Asset(leg[1]), market.quote());
        return new Conversion(
                buy.length == 3 ? Side.BUY : Side.SELL, new Listing(Venue.valueOf(leg[2]), over));
    }

    /**
     * The key in topics, stores and state, for example {@code BTC/USD|BITFINEX>BITSTAMP}; a leg in
     * another currency says in which, and where that is exchanged, {@code
     * BTC/USD|BITFINEX:USDT:KRAKEN>BITSTAMP}.
     */
    public String code() {
        return market.code() + '|' + leg(Side.BUY, buy) + '>' + leg(Side.SELL, sell);
    }

    private String leg(Side side, Venue venue) {
        return isConverted(side)
                ? venue.name() + ':' + conversion.currency() + ':' + conversion.over().venue()
                : venue.name();
    }

    /** Whether a leg is traded in another currency than that of the market. */
    public boolean isConverted(Side side) {
        return conversion != null && conversion.leg() == side;
    }

    /** Where is bought, and in which currency. */
    public Listing buyListing() {
        return new Listing(buy, marketOf(Side.BUY));
    }

    /** Where is sold, and for which currency. */
    public Listing sellListing() {
        return new Listing(sell, marketOf(Side.SELL));
    }

    /** All books that it takes: bought at, sold at and, where there is one, exchanged at. */
    public List<Listing> books() {
        return conversion == null
                ? List.of(buyListing(), sellListing())
                : List.of(buyListing(), sellListing(), conversion.over());
    }

    private Market marketOf(Side side) {
        return isConverted(side) ? new Market(market.base(), conversion.currency()) : market;
    }

    @Override
    public String toString() {
        return code();
    }
}
