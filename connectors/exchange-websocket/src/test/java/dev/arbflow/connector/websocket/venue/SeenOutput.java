package dev.arbflow.connector.websocket.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.Ladder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Remembers what a protocol said; refuses books that are crossed or not sorted. */
public final class SeenOutput implements ProtocolOutput {

    public record SeenTrade(
            Listing listing,
            String tradeId,
            Side takerSide,
            double price,
            double quantity,
            long exchangeUs) {}

    public record SeenBook(Listing listing, Ladder bids, Ladder asks, long exchangeUs) {}

    public record SeenFault(Listing listing, BookValidity why) {}

    public record SeenStatus(String subject, FeedStatus.State state, String reason) {}

    public final List<String> sent = new ArrayList<>();
    public final List<SeenTrade> trades = new ArrayList<>();
    public final List<SeenBook> books = new ArrayList<>();
    public final List<SeenFault> faults = new ArrayList<>();
    public final List<SeenStatus> statuses = new ArrayList<>();
    public final Map<Listing, Long> beginnings = new HashMap<>();
    public final List<String> tradesAfterGaps = new ArrayList<>();
    public final List<String> reconnects = new ArrayList<>();
    public final List<Long> aliveUs = new ArrayList<>();
    public final List<Long> answeredUs = new ArrayList<>();
    public final List<Long> provenAllUs = new ArrayList<>();
    public final Map<Listing, Long> provenUs = new HashMap<>();
    private final Set<Listing> missing = new HashSet<>();
    private final Map<ProtocolEvent, Integer> counts = new EnumMap<>(ProtocolEvent.class);

    public int counted(ProtocolEvent event) {
        return counts.getOrDefault(event, 0);
    }

    /** Number of times anything was said that proves the connection alive. */
    public int signs() {
        return trades.size() + books.size() + faults.size() + aliveUs.size();
    }

    public SeenBook lastBook() {
        return books.get(books.size() - 1);
    }

    public List<FeedStatus.State> states() {
        return statuses.stream().map(SeenStatus::state).toList();
    }

    @Override
    public void send(String frame) {
        sent.add(frame);
    }

    @Override
    public void trade(
            Listing listing,
            String tradeId,
            Side takerSide,
            double price,
            double quantity,
            long exchangeUs) {
        assertThat(price).isPositive().isFinite();
        assertThat(quantity).isPositive().isFinite();
        if (missing.remove(listing)) {
            tradesAfterGaps.add(tradeId);
        }
        trades.add(new SeenTrade(listing, tradeId, takerSide, price, quantity, exchangeUs));
    }

    @Override
    public void tradesBegin(Listing listing, long newestId) {
        assertThat(beginnings.put(listing, newestId)).as("a listing begins once").isNull();
    }

    @Override
    public void tradesMissing(Listing listing) {
        missing.add(listing);
    }

    @Override
    public void book(Listing listing, Ladder bids, Ladder asks, long exchangeUs) {
        for (int i = 1; i < bids.depth(); i++) {
            assertThat(bids.prices()[i]).isLessThan(bids.prices()[i - 1]);
        }
        for (int i = 1; i < asks.depth(); i++) {
            assertThat(asks.prices()[i]).isGreaterThan(asks.prices()[i - 1]);
        }
        if (!bids.isEmpty() && !asks.isEmpty()) {
            assertThat(bids.best()).isLessThan(asks.best());
        }
        books.add(new SeenBook(listing, bids, asks, exchangeUs));
    }

    @Override
    public void invalidBook(Listing listing, BookValidity why, long exchangeUs) {
        faults.add(new SeenFault(listing, why));
    }

    @Override
    public void alive(long exchangeUs) {
        aliveUs.add(exchangeUs);
    }

    @Override
    public void proven(Listing listing, long exchangeUs) {
        aliveUs.add(exchangeUs);
        provenUs.put(listing, exchangeUs);
    }

    @Override
    public void provenAll(long exchangeUs) {
        provenAllUs.add(exchangeUs);
    }

    @Override
    public void answered(long askedUs) {
        answeredUs.add(askedUs);
    }

    @Override
    public void status(String subject, FeedStatus.State state, String reason) {
        statuses.add(new SeenStatus(subject, state, reason));
    }

    @Override
    public void reconnect(String reason) {
        reconnects.add(reason);
    }

    @Override
    public void count(ProtocolEvent event) {
        counts.merge(event, 1, Integer::sum);
    }
}
