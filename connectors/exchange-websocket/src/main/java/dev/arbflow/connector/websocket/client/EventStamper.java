package dev.arbflow.connector.websocket.client;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.connector.websocket.venue.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.ProtocolOutput;
import dev.arbflow.market.Book;
import dev.arbflow.market.BookValidity;
import dev.arbflow.market.FeedStatus;
import dev.arbflow.market.Ladder;
import dev.arbflow.market.Listing;
import dev.arbflow.market.MalformedFrame;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Progress;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import dev.arbflow.market.Trade;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes events of what a protocol says: adds origin, order and clocks, and counts them.
 *
 * <p>Events from before any time is known, which only recordings have, wait for the first one.
 */
final class EventStamper implements ProtocolOutput {

    private static final String[] NO_LISTINGS = {};
    private static final int MAX_EARLY = 1_024;

    private final ConnectionSpec spec;
    private final EventTimes times;
    private final Cadence liveness;
    private final Consumer<Inbound> events;
    private final FeedMeter meter;
    private final String[] listings;
    private final Deque<Supplier<Inbound>> early = new ArrayDeque<>();
    private Consumer<String> socket = text -> {};
    private String reconnectReason;
    private long epoch;
    private long sequence;
    private long reportedAsOfUs;

    /**
     * @param liveness how often progress records carry the listings
     */
    EventStamper(
            ConnectionSpec spec,
            EventTimes times,
            Cadence liveness,
            Consumer<Inbound> events,
            FeedMeter meter) {
        this.spec = spec;
        this.times = times;
        this.liveness = liveness;
        this.events = events;
        this.meter = meter;
        this.listings = spec.listings().stream().map(Listing::code).toArray(String[]::new);
    }

    /** Starts an epoch: its events are numbered from 1, and frames go to this socket. */
    void begin(long newEpoch, Consumer<String> newSocket) {
        epoch = newEpoch;
        sequence = 0;
        socket = newSocket;
        reconnectReason = null;
    }

    /** Why the protocol wants another connection; null if it does not. */
    String reconnectReason() {
        return reconnectReason;
    }

    @Override
    public void send(String frame) {
        socket.accept(frame);
    }

    @Override
    public void trade(
            Listing listing,
            String tradeId,
            Side takerSide,
            double price,
            double quantity,
            long exchangeUs) {
        long happenedUs = times.heard(exchangeUs);
        emit(
                origin ->
                        Inbound.of(
                                new Trade(
                                        origin,
                                        listing.venue(),
                                        listing.market(),
                                        tradeId,
                                        takerSide,
                                        price,
                                        quantity,
                                        times.of(happenedUs))));
        meter.count(FeedCount.TRADES);
    }

    @Override
    public void book(Listing listing, Ladder bids, Ladder asks, long exchangeUs) {
        long happenedUs = times.heard(exchangeUs);
        emit(origin -> book(origin, listing, BookValidity.VALID, bids, asks, happenedUs));
        meter.count(FeedCount.BOOKS);
    }

    @Override
    public void invalidBook(Listing listing, BookValidity why, long exchangeUs) {
        // Without a time it may come from a silent or closed connection, which proves nothing.
        long happenedUs = exchangeUs == Times.UNKNOWN ? Times.UNKNOWN : times.heard(exchangeUs);
        emit(origin -> book(origin, listing, why, Ladder.EMPTY, Ladder.EMPTY, happenedUs));
        meter.count(FeedCount.BOOKS);
    }

    @Override
    public void alive(long exchangeUs) {
        times.heard(exchangeUs);
    }

    @Override
    public void status(String subject, FeedStatus.State state, String reason) {
        emit(origin -> Inbound.of(new FeedStatus(origin, subject, state, reason, times.nowUs())));
    }

    /** A message that cannot be read. */
    void malformed(String text, String reason) {
        emit(origin -> Inbound.of(new MalformedFrame(origin, text, reason, times.nowUs())));
        meter.count(FeedCount.MALFORMED);
    }

    /** Tells that everything up to the connection's present time has been told. */
    void progress() {
        if (times.isSet()) {
            releaseEarly();
            events.accept(
                    Inbound.of(
                            new Progress(
                                    origin(),
                                    times.nowUs(),
                                    times.asOfUs(),
                                    times.lagUs(),
                                    listingsIfDue())));
        }
    }

    @Override
    public void reconnect(String reason) {
        reconnectReason = reason;
    }

    @Override
    public void count(ProtocolEvent event) {
        meter.count(FeedCount.of(event));
    }

    private Inbound book(
            Origin origin,
            Listing listing,
            BookValidity validity,
            Ladder bids,
            Ladder asks,
            long happenedUs) {
        return Inbound.of(
                new Book(
                        origin,
                        listing.venue(),
                        listing.market(),
                        validity,
                        bids,
                        asks,
                        times.of(happenedUs),
                        times.asOfUs(),
                        times.lagUs()));
    }

    private void emit(Function<Origin, Inbound> event) {
        sequence++;
        Origin origin = origin();
        early.add(() -> event.apply(origin));
        if (times.isSet() || early.size() > MAX_EARLY) {
            releaseEarly();
        }
    }

    /** Lets events go that waited for a time, whether or not there is one now. */
    void releaseEarly() {
        while (!early.isEmpty()) {
            events.accept(early.remove().get());
        }
    }

    private String[] listingsIfDue() {
        if (times.asOfUs() == reportedAsOfUs || !liveness.isDue(times.nowUs())) {
            return NO_LISTINGS;
        }
        reportedAsOfUs = times.asOfUs();
        return listings;
    }

    private Origin origin() {
        return new Origin(spec.feed(), spec.name(), epoch, sequence);
    }
}
