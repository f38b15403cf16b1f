package dev.arbflow.market.testing;

import dev.arbflow.market.Market;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Ladder;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds books for tests: whatever a test does not care about has a value already.
 *
 * <pre>{@code Books.kraken("BTC/USD").bid(100.0, 1).ask(100.1, 2).at(1_000).build()}</pre>
 */
public final class Books {
    private final Venue venue;
    private final Market market;
    private final List<double[]> bids = new ArrayList<>();
    private final List<double[]> asks = new ArrayList<>();
    private BookValidity validity = BookValidity.VALID;
    private long epoch = 1;
    private long sequence = 1;
    private Times times = Feeds.at(1_000_000);
    private Long asOfUs;
    private long lagUs;

    private Books(Venue venue, Market market) {
        this.venue = venue;
        this.market = market;
    }

    /** A valid book without levels. */
    public static Books of(Venue venue, String market) {
        return new Books(venue, Market.parse(market));
    }

    /** A book on Kraken. */
    public static Books kraken(String market) {
        return of(Venue.KRAKEN, market);
    }

    /** A book on Bitstamp. */
    public static Books bitstamp(String market) {
        return of(Venue.BITSTAMP, market);
    }

    /** A book on Bitfinex. */
    public static Books bitfinex(String market) {
        return of(Venue.BITFINEX, market);
    }

    /** A book on Coinbase. */
    public static Books coinbase(String market) {
        return of(Venue.COINBASE, market);
    }

    /** Adds the next worse bid. */
    public Books bid(double price, double quantity) {
        bids.add(new double[] {price, quantity});
        return this;
    }

    /** Adds the next worse ask. */
    public Books ask(double price, double quantity) {
        asks.add(new double[] {price, quantity});
        return this;
    }

    /** Makes it unusable for a reason; such a book has no levels. */
    public Books invalid(BookValidity reason) {
        validity = reason;
        return this;
    }

    /** Sets its place on its connection; epoch 1 and sequence 1 unless set. */
    public Books delivery(long newEpoch, long newSequence) {
        epoch = newEpoch;
        sequence = newSequence;
        return this;
    }

    /** Sets all its clocks, in milliseconds; one second unless set. */
    public Books at(long ms) {
        return times(Feeds.at(ms * 1_000));
    }

    /** Sets its clocks one by one. */
    public Books times(Times newTimes) {
        times = newTimes;
        return this;
    }

    /** Sets the moment it is proven alive for, in milliseconds; its own time unless set. */
    public Books asOf(long ms) {
        asOfUs = ms * 1_000;
        return this;
    }

    /** Sets how late its connection delivers, in milliseconds; not at all unless set. */
    public Books lag(long ms) {
        lagUs = ms * 1_000;
        return this;
    }

    /** How long it waited in our own process, in milliseconds. */
    public Books lateHere(long ms) {
        times = times.leavingAt(times.receiveUs() + ms * 1_000);
        return this;
    }

    /** The book. */
    public Book build() {
        return new Book(
                Feeds.origin(Feeds.of(venue), epoch, sequence),
                venue,
                market,
                validity,
                ladder(bids),
                ladder(asks),
                times,
                asOfUs == null ? times.happenedUs() : asOfUs,
                lagUs);
    }

    private static Ladder ladder(List<double[]> levels) {
        return new Ladder(
                levels.stream().mapToDouble(level -> level[0]).toArray(),
                levels.stream().mapToDouble(level -> level[1]).toArray());
    }
}
