package dev.arbflow.market;

import java.io.Serializable;

/**
 * One market on one venue: the unit that has a book, a trade tape and a Kafka key.
 *
 * @param venue where
 * @param market what
 */
public record Listing(Venue venue, Market market) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * Reads the form that {@link #code()} writes.
     *
     * @throws IllegalArgumentException if the text is not {@code VENUE|BASE/QUOTE}
     */
    public static Listing parse(String code) {
        int bar = code.indexOf('|');
        if (bar < 0) {
            throw new IllegalArgumentException("not a listing: '" + code + "' (VENUE|BASE/QUOTE)");
        }
        return new Listing(
                Venue.valueOf(code.substring(0, bar)), Market.parse(code.substring(bar + 1)));
    }

    /** The key in topics and state, for example {@code KRAKEN|BTC/USD}. */
    public String code() {
        return venue.name() + '|' + market.code();
    }

    @Override
    public String toString() {
        return code();
    }
}
