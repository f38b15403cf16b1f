package dev.arbflow.market;

/**
 * The trades of one listing as one feed tells them: within it, a trade id names one trade.
 *
 * @param feed who tells
 * @param listing what is told
 */
public record Tape(Feed feed, Listing listing) {

    /**
     * Reads the form that {@link #code()} writes.
     *
     * @throws IllegalArgumentException if the text is not {@code FEED|VENUE|BASE/QUOTE}
     */
    public static Tape parse(String code) {
        int bar = code.indexOf('|');
        if (bar < 0) {
            throw new IllegalArgumentException(
                    "not a tape: '" + code + "' (FEED|VENUE|BASE/QUOTE)");
        }
        return new Tape(
                Feed.valueOf(code.substring(0, bar)), Listing.parse(code.substring(bar + 1)));
    }

    /** The key in state, for example {@code COINAPI|KRAKEN|BTC/USD}. */
    public String code() {
        return feed.name() + '|' + listing.code();
    }

    @Override
    public String toString() {
        return code();
    }
}
