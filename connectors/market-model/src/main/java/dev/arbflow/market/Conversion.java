package dev.arbflow.market;

/**
 * How one leg of a route that is traded in another currency is paid for in that of the route: at a
 * listing of its own, as live as any leg.
 *
 * @param leg which leg: bought with the other currency, or sold for it
 * @param over where that currency, the base of the listing, is exchanged
 */
public record Conversion(Side leg, Listing over) {

    /**
     * Reads the form that {@link #code()} writes.
     *
     * @throws IllegalArgumentException if the text is not {@code LEG:VENUE|BASE/QUOTE}
     */
    public static Conversion parse(String code) {
        int colon = code.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(
                    "not a conversion: '" + code + "' (LEG:VENUE|BASE/QUOTE)");
        }
        return new Conversion(
                Side.valueOf(code.substring(0, colon)), Listing.parse(code.substring(colon + 1)));
    }

    /** The form in topics and stores, for example {@code BUY:KRAKEN|USDT/USD}. */
    public String code() {
        return leg.name() + ':' + over.code();
    }

    /** What the leg is traded in. */
    public Asset currency() {
        return over.market().base();
    }

    @Override
    public String toString() {
        return code();
    }
}
