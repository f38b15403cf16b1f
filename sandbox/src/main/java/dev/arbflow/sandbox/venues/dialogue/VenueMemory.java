package dev.arbflow.sandbox.venues.dialogue;

import dev.arbflow.market.Market;
import dev.arbflow.market.Times;
import dev.arbflow.sandbox.sim.BookState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What a venue knows whoever is connected: its clock, its books, its latest trades. */
public final class VenueMemory {
    private static final int REMEMBERED_TRADES = 50;

    private final LongSupplier clockUs;
    private final long clockOffsetUs;
    private final Map<Market, BookState> books = new LinkedHashMap<>();
    private final Map<Market, Deque<VenueTrade>> trades = new LinkedHashMap<>();

    public VenueMemory(LongSupplier clockUs, Duration clockOffset) {
        this.clockUs = clockUs;
        this.clockOffsetUs = Times.micros(clockOffset);
    }

    public void list(BookState book) {
        books.put(book.instrument().listing().market(), book);
    }

    public void remember(VenueStep step) {
        list(step.after());
        Deque<VenueTrade> tape = trades.computeIfAbsent(step.market(), m -> new ArrayDeque<>());
        for (VenueTrade trade : step.trades()) {
            tape.addLast(trade);
            if (tape.size() > REMEMBERED_TRADES) {
                tape.removeFirst();
            }
        }
    }

    /** The venue's own clock, which may be off ours. */
    public long venueUs() {
        return clockUs.getAsLong() + clockOffsetUs;
    }

    public Collection<Market> markets() {
        return books.keySet();
    }

    public BookState book(Market market) {
        return books.get(market);
    }

    /** The latest trades of a market, oldest first. */
    public List<VenueTrade> latest(Market market, int count) {
        List<VenueTrade> all = new ArrayList<>(trades.getOrDefault(market, new ArrayDeque<>()));
        return all.subList(Math.max(0, all.size() - count), all.size());
    }

    /** The same, newest first. */
    public List<VenueTrade> newestFirst(Market market, int count) {
        List<VenueTrade> latest = new ArrayList<>(latest(market, count));
        Collections.reverse(latest);
        return latest;
    }

    public Optional<VenueTrade> last(Market market) {
        return Optional.ofNullable(trades.get(market)).map(Deque::peekLast);
    }
}
