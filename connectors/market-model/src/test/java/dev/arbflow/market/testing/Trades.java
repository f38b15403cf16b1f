package dev.arbflow.market.testing;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.trade.Trade;

/**
 * Builds trades for tests: whatever a test does not care about has a value already.
 *
 * <pre>{@code Trades.kraken("BTC/USD").id("42").sell().price(100.5).at(1_000).build()}</pre>
 */
public final class Trades {
    private final Venue venue;
    private final Market market;
    private Feed feed;
    private long epoch = 1;
    private long sequence = 1;
    private String id = "1";
    private Side side = Side.BUY;
    private double price = 100;
    private double quantity = 1;
    private Times times = Feeds.at(1_000_000);
    private long gapUs;

    private Trades(Venue venue, Market market) {
        this.venue = venue;
        this.market = market;
        this.feed = Feeds.of(venue);
    }

    /** A trade on a venue, told by the venue's own feed (by the aggregator where it has none). */
    public static Trades of(Venue venue, String market) {
        return new Trades(venue, Market.parse(market));
    }

    /** A trade on Kraken. */
    public static Trades kraken(String market) {
        return of(Venue.KRAKEN, market);
    }

    /** A trade on Bitstamp. */
    public static Trades bitstamp(String market) {
        return of(Venue.BITSTAMP, market);
    }

    /** A trade on Bitfinex. */
    public static Trades bitfinex(String market) {
        return of(Venue.BITFINEX, market);
    }

    /** A trade on Coinbase. */
    public static Trades coinbase(String market) {
        return of(Venue.COINBASE, market);
    }

    /** Tells it by another feed than the venue's own. */
    public Trades feed(Feed newFeed) {
        feed = newFeed;
        return this;
    }

    /** Sets its place on its connection; epoch 1 and sequence 1 unless set. */
    public Trades delivery(long newEpoch, long newSequence) {
        epoch = newEpoch;
        sequence = newSequence;
        return this;
    }

    /** Sets the feed's id of it. */
    public Trades id(String newId) {
        id = newId;
        return this;
    }

    /** Makes the taker a buyer, which it is unless set. */
    public Trades buy() {
        side = Side.BUY;
        return this;
    }

    /** Makes the taker a seller. */
    public Trades sell() {
        side = Side.SELL;
        return this;
    }

    /** Sets the price; 100 unless set. */
    public Trades price(double newPrice) {
        price = newPrice;
        return this;
    }

    /** Sets the quantity; 1 unless set. */
    public Trades quantity(double newQuantity) {
        quantity = newQuantity;
        return this;
    }

    /** Sets all its clocks, in milliseconds; one second unless set. */
    public Trades at(long ms) {
        return atUs(ms * 1_000);
    }

    /** Sets all its clocks, in microseconds. */
    public Trades atUs(long us) {
        return times(Feeds.at(us));
    }

    /** Sets its clocks one by one. */
    public Trades times(Times newTimes) {
        times = newTimes;
        return this;
    }

    /** Says that trades may be missing before it, for so long; nothing is missing unless set. */
    public Trades afterGap(long ms) {
        gapUs = ms * 1_000;
        return this;
    }

    /** The trade. */
    public Trade build() {
        return new Trade(
                Feeds.origin(feed, epoch, sequence),
                venue,
                market,
                id,
                side,
                price,
                quantity,
                times,
                gapUs);
    }
}
