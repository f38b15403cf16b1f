package dev.arbflow.sandbox.venues.dialogue;

import dev.arbflow.market.Market;
import dev.arbflow.market.Times;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.venues.faults.VenueFaults;
import dev.arbflow.sandbox.venues.server.MarketChannel;
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

/** What a venue knows whoever is connected: its clock, books, latest trades, and troubles. */
public final class VenueMemory {
    private static final int REMEMBERED_TRADES = 50;

    private final LongSupplier clockUs;
    private final long clockOffsetUs;
    private final VenueFaults faults;
    private final Map<Market, BookState> books = new LinkedHashMap<>();
    private final Map<Market, Deque<VenueTrade>> trades = new LinkedHashMap<>();

    /** Of a venue in good order. */
    public VenueMemory(LongSupplier clockUs, Duration clockOffset) {
        this(clockUs, clockOffset, new VenueFaults());
    }

    /**
     * @param faults what is wrong with the venue, now and later
     */
    public VenueMemory(LongSupplier clockUs, Duration clockOffset, VenueFaults faults) {
        this.faults = faults;
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
        long nowUs = clockUs.getAsLong();
        return nowUs + clockOffsetUs + faults.clockShiftUs(nowUs);
    }

    /** What the venue lists when nothing is wrong with it. */
    public Collection<Market> listed() {
        return books.keySet();
    }

    /** What the venue lists, as far as it knows. */
    public Collection<Market> markets() {
        return books.keySet().stream().filter(market -> !faults.hides(market)).toList();
    }

    /** Whether the venue lists a market. */
    public boolean knows(Market market) {
        return !faults.hides(market);
    }

    /** Whether the venue will not grant a subscription now, though it lists the market. */
    public boolean refuses(MarketChannel marketChannel) {
        return faults.refuses(marketChannel);
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
