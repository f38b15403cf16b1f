package dev.arbflow.connector.websocket.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.book.Ladder;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OrderBookTest {
    private final OrderBook book = new OrderBook();

    /**
     * One change, as a venue would print it.
     *
     * @param bid whether it is for the bids
     * @param price with a random number of zeros at its end
     */
    record Change(boolean bid, String price, String quantity) {}

    @Test
    void knowsAPriceByItsValueNotByItsText() {
        assertThat(book.bids().set(Level.parse("63501.6", "1"))).isTrue();
        assertThat(book.bids().set(Level.parse("63501.60", "2"))).isTrue();

        assertThat(book.bids().best(5)).isEqualTo(ladder(63501.6, 2));
    }

    @Test
    void deletesByAnySpellingOfZeroAndTellsWhetherTheLevelWasThere() {
        book.asks().set(Level.parse("0.00000100", "3"));

        assertThat(book.asks().set(Level.parse("1e-6", "0.00000"))).isTrue();
        assertThat(book.asks().set(Level.parse("1e-6", "0E-8"))).isFalse();
        assertThat(book.asks().size()).isZero();
    }

    @Test
    void isCrossedWhenBidAndAskMeet() {
        book.bids().set(Level.parse("10", "1"));
        assertThat(book.isCrossed()).isFalse();

        book.asks().set(Level.parse("10.00", "1"));
        assertThat(book.isCrossed()).isTrue();

        book.asks().set(Level.parse("10.00", "0"));
        book.asks().set(Level.parse("10.01", "1"));
        assertThat(book.isCrossed()).isFalse();
    }

    @Test
    void keepsTheTextOfTheWire() {
        book.asks().set(Level.parseSigned("7e-7", "-10000.0"));

        assertThat(book.asks().levels())
                .containsExactly(new Level(7e-7, 10000.0, "7e-7", "-10000.0"));
        book.clear();
        assertThat(book.asks().levels()).isEmpty();
    }

    @Property(tries = 300)
    void agreesWithABruteForceTwin(@ForAll("changes") List<Change> changes) {
        OrderBook subject = new OrderBook();
        SortedMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
        SortedMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
        for (Change change : changes) {
            BookSide side = change.bid() ? subject.bids() : subject.asks();
            side.set(Level.parse(change.price(), change.quantity()));
            put(change.bid() ? bids : asks, change);
            subject.truncate(7);
            cut(bids, 7);
            cut(asks, 7);

            assertThat(subject.bids().best(5)).isEqualTo(first(bids, 5));
            assertThat(subject.asks().best(5)).isEqualTo(first(asks, 5));
            assertThat(subject.isCrossed())
                    .isEqualTo(
                            !bids.isEmpty()
                                    && !asks.isEmpty()
                                    && bids.firstKey().compareTo(asks.firstKey()) >= 0);
        }
    }

    @Property(tries = 100)
    void agreesWithASortedMapAtAnySize(@ForAll Random dice) {
        boolean bids = dice.nextBoolean();
        BookSide subject = bids ? BookSide.ofBids() : BookSide.ofAsks();
        SortedMap<Double, Level> twin =
                new TreeMap<>(bids ? Comparator.<Double>reverseOrder() : null);
        int prices = 1 << dice.nextInt(11);
        for (int i = 0; i < 2_000; i++) {
            Level level = Level.of(1 + dice.nextInt(prices), dice.nextInt(3));
            boolean known = twin.containsKey(level.price());
            boolean done = subject.set(level);
            if (level.quantity() == 0) {
                assertThat(done).isEqualTo(known);
                twin.remove(level.price());
            } else {
                twin.put(level.price(), level);
            }
        }
        assertThat(subject.levels()).containsExactlyElementsOf(twin.values());
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<String> prices =
                Combinators.combine(
                                Arbitraries.integers().between(1, 30),
                                Arbitraries.integers().between(0, 3))
                        .as((tick, zeros) -> "63501." + (100 + tick) + "0".repeat(zeros));
        Arbitrary<String> quantities =
                Arbitraries.of("0.00000000", "0", "0.5", "0.50000000", "1e-8", "12");
        return Combinators.combine(Arbitraries.of(true, false), prices, quantities)
                .as(Change::new)
                .list()
                .ofMaxSize(60);
    }

    private static void put(SortedMap<BigDecimal, BigDecimal> side, Change change) {
        BigDecimal price = new BigDecimal(change.price()).stripTrailingZeros();
        BigDecimal quantity = new BigDecimal(change.quantity());
        if (quantity.signum() == 0) {
            side.remove(price);
        } else {
            side.put(price, quantity);
        }
    }

    private static void cut(SortedMap<BigDecimal, BigDecimal> side, int depth) {
        while (side.size() > depth) {
            side.remove(side.lastKey());
        }
    }

    private static Ladder first(SortedMap<BigDecimal, BigDecimal> side, int depth) {
        return new Ladder(
                side.keySet().stream().limit(depth).mapToDouble(BigDecimal::doubleValue).toArray(),
                side.values().stream().limit(depth).mapToDouble(BigDecimal::doubleValue).toArray());
    }

    private static Ladder ladder(double price, double quantity) {
        return new Ladder(new double[] {price}, new double[] {quantity});
    }
}
