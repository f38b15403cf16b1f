package dev.arbflow.sandbox.run;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.Ladder;
import dev.arbflow.market.book.Progress;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import dev.arbflow.sandbox.truth.seen.Delivery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Turns records of the books topic into what reached the client, in the order in which it did.
 *
 * <p>Connections are written side by side, so a record waits until all others are half a minute
 * further.
 */
final class ReceivedBooks {
    private static final long WAIT_US = 30_000_000;

    /** Finer than any venue prints. */
    private static final int SCALE = Instrument.QUANTITY_SCALE;

    private static final Comparator<Received> IN_ORDER =
            Comparator.<Received>comparingLong(each -> each.delivery.receiveUs())
                    .thenComparing(each -> each.delivery.listing().venue())
                    .thenComparingLong(each -> each.origin.epoch())
                    .thenComparingLong(each -> each.origin.sequence())
                    .thenComparing(each -> each.delivery.content() instanceof Delivery.Alive);

    private final PriorityQueue<Received> waiting = new PriorityQueue<>(IN_ORDER);
    private final Map<String, Long> sessions = new HashMap<>();
    private final Consumer<Delivery> to;
    private long newestUs = Long.MIN_VALUE;
    private long releasedUs = Long.MIN_VALUE;
    private String flaw;

    /** A delivery and what brought it. */
    private record Received(Origin origin, Delivery delivery) {}

    ReceivedBooks(Consumer<Delivery> to) {
        this.to = to;
    }

    /** Takes the next record. */
    void add(BookUpdate update) {
        List<Delivery> all =
                update.book() == null ? alive(update.progress()) : List.of(book(update.book()));
        all.forEach(each -> waiting.add(new Received(update.origin(), each)));
        if (update.receiveUs() < releasedUs) {
            flaw = "records are more than 30 s out of order";
        }
        newestUs = Math.max(newestUs, update.receiveUs());
        release(newestUs - WAIT_US);
    }

    /**
     * Nothing more will come.
     *
     * @return why not everything was passed on as it was and in its order; empty if it was
     */
    Optional<String> end() {
        release(Long.MAX_VALUE);
        return Optional.ofNullable(flaw);
    }

    private void release(long untilUs) {
        while (!waiting.isEmpty() && waiting.peek().delivery.receiveUs() <= untilUs) {
            Delivery next = waiting.poll().delivery;
            if (next.receiveUs() >= releasedUs) {
                releasedUs = next.receiveUs();
                to.accept(next);
            }
        }
    }

    private long session(Origin origin) {
        String name = origin.feed() + " " + origin.connection() + " " + origin.epoch();
        return sessions.computeIfAbsent(name, each -> (long) sessions.size());
    }

    private List<Delivery> alive(Progress progress) {
        List<Delivery> all = new ArrayList<>();
        for (int i = 0; i < progress.listings().length; i++) {
            all.add(
                    new Delivery(
                            Listing.parse(progress.listings()[i]),
                            session(progress.origin()),
                            progress.receiveUs(),
                            progress.listingsAsOfUs()[i],
                            progress.lagUs(),
                            progress.ingestUs() - progress.receiveUs(),
                            new Delivery.Alive()));
        }
        return all;
    }

    private Delivery book(Book book) {
        return new Delivery(
                book.listing(),
                session(book.origin()),
                book.times().receiveUs(),
                book.asOfUs(),
                book.lagUs(),
                book.times().lateHereUs(),
                content(book));
    }

    private Delivery.Content content(Book book) {
        if (!book.isValid()) {
            return new Delivery.Broken(Delivery.Fault.valueOf(book.validity().name()));
        }
        BookState state =
                new BookState(
                        new Instrument(book.listing(), SCALE, 1),
                        levels(book.bids()),
                        levels(book.asks()));
        return new Delivery.Shown(state, book.times().happenedUs());
    }

    /** What no unit can express is left out, with all that lies behind it. */
    private List<Level> levels(Ladder side) {
        List<Level> levels = new ArrayList<>(side.depth());
        for (int i = 0; i < side.depth(); i++) {
            try {
                levels.add(new Level(units(side.prices()[i]), units(side.quantities()[i])));
            } catch (ArithmeticException e) {
                flaw = "a book has digits finer than 1e-8, or numbers beyond 9.2e10";
                return levels;
            }
        }
        return levels;
    }

    private static long units(double printed) {
        return BigDecimal.valueOf(printed).movePointRight(SCALE).longValueExact();
    }
}
