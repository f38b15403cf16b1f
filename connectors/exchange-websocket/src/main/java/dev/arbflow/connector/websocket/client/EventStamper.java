package dev.arbflow.connector.websocket.client;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.connector.websocket.TradeMark;
import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.Ladder;
import dev.arbflow.market.book.MalformedFrame;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.trade.Trade;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Makes events of what a protocol says: adds origin, order and clocks, and counts them. */
final class EventStamper implements ProtocolOutput {
    private final ConnectionSpec spec;
    private final EventTimes times;
    private final Cadence liveness;
    private final Consumer<Inbound> events;
    private final FeedMeter meter;
    private final Set<Listing> usable = new LinkedHashSet<>();
    private final Map<Listing, Long> reportedAsOfUs = new HashMap<>();
    private final TradeGaps gaps = new TradeGaps();
    private Consumer<String> socket = text -> {};
    private String reconnectReason;
    private long epoch;
    private long sequence;
    private boolean toldABook;

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

    /** Whether there was a book since this was asked last. */
    boolean hasToldABook() {
        boolean told = toldABook;
        toldABook = false;
        return told;
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
        Times clocks = times.of(heard(exchangeUs));
        events.accept(
                Inbound.of(
                        new Trade(
                                nextOrigin(),
                                listing.venue(),
                                listing.market(),
                                tradeId,
                                takerSide,
                                price,
                                quantity,
                                clocks,
                                gaps.before(listing, clocks.happenedUs()))));
        meter.count(FeedCount.TRADES);
    }

    @Override
    public void tradesBegin(Listing listing, long newestId) {
        events.accept(Inbound.of(new TradeMark(origin(), listing.code(), newestId)));
    }

    @Override
    public void tradesMissing(Listing listing) {
        gaps.open(listing);
    }

    @Override
    public void book(Listing listing, Ladder bids, Ladder asks, long exchangeUs) {
        long happenedUs = heard(exchangeUs);
        times.proven(listing, happenedUs);
        usable.add(listing);
        emit(listing, BookValidity.VALID, bids, asks, happenedUs);
    }

    @Override
    public void invalidBook(Listing listing, BookValidity why, long exchangeUs) {
        // Without a time it may come from a silent or closed connection, which proves nothing.
        long happenedUs = exchangeUs == Times.UNKNOWN ? Times.UNKNOWN : heard(exchangeUs);
        if (happenedUs != Times.UNKNOWN) {
            times.proven(listing, happenedUs);
        }
        usable.remove(listing);
        emit(listing, why, Ladder.EMPTY, Ladder.EMPTY, happenedUs);
    }

    @Override
    public void proven(Listing listing, long exchangeUs) {
        times.proven(listing, heard(exchangeUs));
    }

    @Override
    public void provenAll(long exchangeUs) {
        long happenedUs = heard(exchangeUs);
        usable.forEach(listing -> times.proven(listing, happenedUs));
    }

    @Override
    public void answered(long askedUs) {
        usable.forEach(listing -> times.answered(listing, askedUs));
    }

    @Override
    public void alive(long exchangeUs) {
        heard(exchangeUs);
    }

    @Override
    public void status(String subject, FeedStatus.State state, String reason) {
        events.accept(
                Inbound.of(new FeedStatus(nextOrigin(), subject, state, reason, times.nowUs())));
    }

    /** A message that cannot be read. */
    void malformed(String text, String reason) {
        events.accept(Inbound.of(new MalformedFrame(nextOrigin(), text, reason, times.nowUs())));
        meter.count(FeedCount.MALFORMED);
    }

    /** Tells that everything up to the connection's present time has been told. */
    void progress() {
        List<Listing> proven = provenIfDue();
        events.accept(
                Inbound.of(
                        new Progress(
                                origin(),
                                times.nowUs(),
                                times.nowUs(),
                                times.asOfUs(),
                                times.lagUs(),
                                proven.stream().map(Listing::code).toArray(String[]::new),
                                proven.stream().mapToLong(this::asOfUs).toArray())));
    }

    @Override
    public void reconnect(String reason) {
        reconnectReason = reason;
    }

    @Override
    public void count(ProtocolEvent event) {
        meter.count(FeedCount.of(event));
    }

    private long heard(long exchangeUs) {
        long happenedUs = times.heard(exchangeUs);
        long jumpUs = times.takeJumpUs();
        if (jumpUs != 0) {
            status(
                    FeedStatus.wholeFeed(spec.feed()),
                    FeedStatus.State.CLOCK_JUMP,
                    "the clock of " + spec.feed() + " jumped ahead by " + jumpUs / 1_000 + " ms");
        }
        return happenedUs;
    }

    private void emit(
            Listing listing, BookValidity validity, Ladder bids, Ladder asks, long happenedUs) {
        events.accept(
                Inbound.of(
                        new Book(
                                nextOrigin(),
                                listing.venue(),
                                listing.market(),
                                validity,
                                bids,
                                asks,
                                times.of(happenedUs),
                                times.asOfUs(listing),
                                times.lagUs())));
        meter.count(FeedCount.BOOKS);
        toldABook = true;
    }

    /** The listings of which more is proven than was last told. */
    private List<Listing> provenIfDue() {
        if (spec.listings().stream().noneMatch(this::isNews) || !liveness.isDue(times.nowUs())) {
            return List.of();
        }
        List<Listing> proven = spec.listings().stream().filter(this::isNews).toList();
        proven.forEach(listing -> reportedAsOfUs.put(listing, asOfUs(listing)));
        return proven;
    }

    private boolean isNews(Listing listing) {
        return asOfUs(listing) > reportedAsOfUs.getOrDefault(listing, 0L);
    }

    /** Where there are no books, a listing is as alive as its connection. */
    private long asOfUs(Listing listing) {
        return spec.feed().hasBooks() ? times.asOfUs(listing) : times.asOfUs();
    }

    private Origin nextOrigin() {
        return new Origin(spec.feed(), spec.name(), epoch, ++sequence);
    }

    private Origin origin() {
        return new Origin(spec.feed(), spec.name(), epoch, sequence);
    }
}
