package dev.arbflow.connector.websocket.client;

import static dev.arbflow.connector.websocket.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.testing.Books;
import dev.arbflow.market.testing.Trades;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EventQueueTest {

    private final RecordingMeter meter = new RecordingMeter();

    /** What a producer may put. */
    enum Kind {
        TRADE,
        BTC_BOOK,
        ETH_BOOK,
        BTC_INVALID,
        PROGRESS
    }

    @Test
    void givesEventsInTheirOrder() {
        EventQueue queue = queue(10, true);
        queue.put(trade(1));
        queue.put(book("BTC/USD", 2));
        queue.put(trade(3));
        assertThat(sequences(drain(queue))).containsExactly(1L, 2L, 3L);
        assertThat(queue.size()).isZero();
    }

    @Test
    void keepsEveryBookWhileThereIsRoom() {
        EventQueue queue = queue(3, true);
        queue.put(book("BTC/USD", 1));
        queue.put(book("BTC/USD", 2));
        queue.put(book("BTC/USD", 3));
        assertThat(sequences(drain(queue))).containsExactly(1L, 2L, 3L);
        assertThat(meter.of(FeedCount.COALESCED_BOOKS)).isZero();
    }

    @Test
    void inAFullQueueABookTakesThePlaceOfTheNewestOfItsListing() {
        EventQueue queue = queue(4, true);
        queue.put(book("BTC/USD", 1));
        queue.put(book("BTC/USD", 2));
        queue.put(book("ETH/USD", 3));
        queue.put(trade(4));
        queue.put(book("BTC/USD", 5));
        queue.put(book("BTC/USD", 6));
        assertThat(sequences(drain(queue))).containsExactly(1L, 6L, 3L, 4L);
        assertThat(meter.of(FeedCount.COALESCED_BOOKS)).isEqualTo(2);
    }

    @Test
    void anInvalidBookTakesThePlaceOfAnOlderValidOne() {
        EventQueue queue = queue(1, true);
        queue.put(book("BTC/USD", 1));
        queue.put(invalid(2));
        assertThat(sequences(drain(queue))).containsExactly(2L);
    }

    @Test
    void anInvalidBookIsNeverReplaced() throws InterruptedException {
        EventQueue queue = queue(1, true);
        queue.put(invalid(1));
        Thread producer = producer(queue, book("BTC/USD", 2));
        eventually("the producer waits", () -> producer.getState() == Thread.State.WAITING);
        assertThat(sequences(drain(queue))).containsExactly(1L);
        producer.join();
        assertThat(sequences(drain(queue))).containsExactly(2L);
    }

    @Test
    void aTradeWaitsForRoom() throws InterruptedException {
        EventQueue queue = queue(1, true);
        queue.put(trade(1));
        Thread producer = producer(queue, trade(2));
        eventually("the producer waits", () -> producer.getState() == Thread.State.WAITING);
        assertThat(queue.size()).isEqualTo(1);
        assertThat(sequences(drain(queue))).containsExactly(1L);
        producer.join();
        assertThat(sequences(drain(queue))).containsExactly(2L);
    }

    @Test
    void booksWaitTooWhereTheyMustNotCoalesce() throws InterruptedException {
        EventQueue queue = queue(1, false);
        queue.put(book("BTC/USD", 1));
        Thread producer = producer(queue, book("BTC/USD", 2));
        eventually("the producer waits", () -> producer.getState() == Thread.State.WAITING);
        assertThat(sequences(drain(queue))).containsExactly(1L);
        producer.join();
        assertThat(sequences(drain(queue))).containsExactly(2L);
    }

    @Test
    void progressTakesThePlaceOfProgressThatNothingFollowed() {
        EventQueue queue = queue(10, true);
        queue.put(progress(1, "KRAKEN|BTC/USD"));
        queue.put(progress(2));
        queue.put(trade(3));
        queue.put(progress(4));
        queue.put(progress(5, "KRAKEN|ETH/USD"));
        List<Inbound> events = drain(queue);
        assertThat(sequences(events)).containsExactly(2L, 3L, 5L);
        assertThat(events.get(0).progress().listings()).containsExactly("KRAKEN|BTC/USD");
        assertThat(events.get(2).progress().listings()).containsExactly("KRAKEN|ETH/USD");
    }

    @Test
    void timeMovesInAFullQueue() {
        EventQueue queue = queue(1, true);
        queue.put(trade(1));
        queue.put(progress(2));
        queue.put(progress(3));
        assertThat(queue.size()).isEqualTo(2);
        assertThat(sequences(drain(queue))).containsExactly(1L, 3L);
    }

    @Test
    void closingLetsGoOfWhoeverWaits() throws InterruptedException {
        EventQueue queue = queue(1, true);
        queue.put(trade(1));
        Thread producer = producer(queue, trade(2));
        eventually("the producer waits", () -> producer.getState() == Thread.State.WAITING);
        queue.close();
        producer.join();
        assertThat(sequences(drain(queue))).containsExactly(1L);
    }

    @Test
    void handsOverNoMoreThanAsked() {
        EventQueue queue = queue(10, true);
        queue.put(trade(1));
        queue.put(trade(2));
        List<Inbound> events = new ArrayList<>();
        assertThat(queue.drainTo(events::add, 1)).isEqualTo(1);
        assertThat(sequences(events)).containsExactly(1L);
    }

    @Test
    void needsRoomForOne() {
        assertThatThrownBy(() -> queue(0, true)).hasMessageContaining("capacity");
    }

    @Property(tries = 300)
    void losesNothingButOlderValidBooksAndOlderProgress(
            @ForAll("kinds") List<Kind> kinds,
            @ForAll @IntRange(min = 1, max = 6) int capacity,
            @ForAll @IntRange(min = 1, max = 4) int batch)
            throws InterruptedException {
        EventQueue queue = queue(capacity, true);
        long coalescedBefore = meter.of(FeedCount.COALESCED_BOOKS);
        List<Inbound> in = new ArrayList<>();
        kinds.forEach(kind -> in.add(event(kind, in.size() + 1)));
        List<Inbound> out = throughASlowReader(queue, in, batch);

        assertThat(sequences(out, EventQueueTest::isTrade))
                .isEqualTo(sequences(in, EventQueueTest::isTrade));
        assertThat(sequences(out)).containsAll(sequences(in, EventQueueTest::isInvalidBook));
        for (String market : List.of("BTC/USD", "ETH/USD")) {
            List<Long> told = sequences(in, event -> isBookOf(market, event));
            List<Long> heard = sequences(out, event -> isBookOf(market, event));
            assertThat(heard).as("order of a listing").isSorted();
            assertThat(told).containsAll(heard);
            if (!told.isEmpty()) {
                assertThat(heard).as("the newest arrives").endsWith(told.get(told.size() - 1));
            }
        }
        assertThat(books(in) - books(out))
                .isEqualTo(meter.of(FeedCount.COALESCED_BOOKS) - coalescedBefore);
    }

    private List<Inbound> throughASlowReader(EventQueue queue, List<Inbound> in, int batch)
            throws InterruptedException {
        Thread producer = producer(queue, in.toArray(Inbound[]::new));
        List<Inbound> out = new ArrayList<>();
        while (producer.isAlive()) {
            queue.drainTo(out::add, batch);
        }
        producer.join();
        queue.drainTo(out::add, Integer.MAX_VALUE);
        return out;
    }

    private static boolean isTrade(Inbound event) {
        return event.trade() != null;
    }

    private static boolean isInvalidBook(Inbound event) {
        return event.book() != null && !event.book().isValid();
    }

    private static boolean isBookOf(String market, Inbound event) {
        return event.book() != null && event.book().market().code().equals(market);
    }

    private static long books(List<Inbound> events) {
        return events.stream().filter(event -> event.book() != null).count();
    }

    private EventQueue queue(int capacity, boolean coalescing) {
        return new EventQueue(capacity, coalescing, meter, () -> {});
    }

    private static Thread producer(EventQueue queue, Inbound... events) {
        Thread thread =
                new Thread(
                        () -> {
                            for (Inbound event : events) {
                                queue.put(event);
                            }
                        });
        thread.start();
        return thread;
    }

    private static List<Inbound> drain(EventQueue queue) {
        List<Inbound> events = new ArrayList<>();
        queue.drainTo(events::add, Integer.MAX_VALUE);
        return events;
    }

    private static Inbound event(Kind kind, long sequence) {
        return switch (kind) {
            case TRADE -> trade(sequence);
            case BTC_BOOK -> book("BTC/USD", sequence);
            case ETH_BOOK -> book("ETH/USD", sequence);
            case BTC_INVALID -> invalid(sequence);
            case PROGRESS -> progress(sequence);
        };
    }

    private static Inbound trade(long sequence) {
        return Inbound.of(Trades.kraken("BTC/USD").delivery(1, sequence).build());
    }

    private static Inbound book(String market, long sequence) {
        return Inbound.of(Books.kraken(market).delivery(1, sequence).build());
    }

    private static Inbound invalid(long sequence) {
        Book book = Books.kraken("BTC/USD").invalid(BookValidity.GAP).delivery(1, sequence).build();
        return Inbound.of(book);
    }

    private static Inbound progress(long sequence, String... listings) {
        Origin origin = new Origin(Feed.KRAKEN, "KRAKEN-0", 1, sequence);
        return Inbound.of(Progress.ofAll(origin, sequence, sequence, 0, listings));
    }

    private static List<Long> sequences(List<Inbound> events) {
        return sequences(events, event -> true);
    }

    private static List<Long> sequences(List<Inbound> events, Predicate<Inbound> which) {
        return events.stream().filter(which).map(EventQueueTest::sequence).toList();
    }

    private static long sequence(Inbound event) {
        if (event.trade() != null) {
            return event.trade().origin().sequence();
        }
        return event.book() != null
                ? event.book().origin().sequence()
                : event.progress().origin().sequence();
    }

    @Provide
    Arbitrary<List<Kind>> kinds() {
        return Arbitraries.of(Kind.class).list().ofMaxSize(60);
    }
}
