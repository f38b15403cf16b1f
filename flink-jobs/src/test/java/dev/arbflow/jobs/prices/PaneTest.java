package dev.arbflow.jobs.prices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Side;
import dev.arbflow.market.Tape;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.PriceWindow;
import dev.arbflow.market.trade.Trade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PaneTest {
    private static final Tape TAPE = Tape.parse("KRAKEN|KRAKEN|BTC/USD");

    @Property
    void holdsWhatLookingThroughAllTradesFinds(
            @ForAll("trades") List<Trade> trades, @ForAll Random dice) {
        PriceWindow window = mergedInAnyOrder(trades, dice).toWindow(TAPE, 0, 1_000);

        assertThat(window)
                .isEqualTo(
                        new PriceWindow(
                                TAPE.feed(),
                                TAPE.listing().venue(),
                                TAPE.listing().market(),
                                0,
                                1_000,
                                pricesOf(trades, Side.BUY).stream()
                                        .min(Comparator.naturalOrder())
                                        .orElse(Double.NaN),
                                pricesOf(trades, Side.SELL).stream()
                                        .max(Comparator.naturalOrder())
                                        .orElse(Double.NaN),
                                lastOf(trades, Side.BUY),
                                lastOf(trades, Side.SELL),
                                trades.size(),
                                false));
    }

    @Test
    void ofTradesOfOneMicrosecondTheLaterDeliveredIsTheLast() {
        Pane first = Pane.of(Trades.kraken("BTC/USD").delivery(1, 9).price(101).build());
        Pane sameEpoch = Pane.of(Trades.kraken("BTC/USD").delivery(1, 10).price(102).build());
        Pane nextEpoch = Pane.of(Trades.kraken("BTC/USD").delivery(2, 1).price(103).build());

        assertThat(sameEpoch.merge(first).lastBuy().price()).isEqualTo(102);
        assertThat(nextEpoch.merge(sameEpoch).merge(first).lastBuy().price()).isEqualTo(103);
    }

    @Provide
    Arbitrary<List<Trade>> trades() {
        return Combinators.combine(
                        Arbitraries.integers().between(95, 105),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.of(Side.class))
                .as(
                        (price, ms, side) -> {
                            Trades trade = Trades.kraken("BTC/USD").price(price).at(ms);
                            return side == Side.BUY ? trade.buy() : trade.sell();
                        })
                .list()
                .ofMaxSize(20)
                .map(PaneTest::numbered);
    }

    private static List<Trade> numbered(List<Trades> builders) {
        List<Trade> trades = new ArrayList<>();
        for (Trades builder : builders) {
            trades.add(builder.delivery(1, trades.size() + 1L).build());
        }
        return trades;
    }

    /** Merges two panes at random until one is left: order and grouping must not matter. */
    private static Pane mergedInAnyOrder(List<Trade> trades, Random dice) {
        List<Pane> panes = new ArrayList<>(trades.stream().map(Pane::of).toList());
        panes.add(Pane.EMPTY);
        while (panes.size() > 1) {
            Pane one = panes.remove(dice.nextInt(panes.size()));
            Pane other = panes.remove(dice.nextInt(panes.size()));
            panes.add(one.merge(other));
        }
        return panes.get(0);
    }

    private static List<Double> pricesOf(List<Trade> trades, Side side) {
        return trades.stream()
                .filter(trade -> trade.takerSide() == side)
                .map(Trade::price)
                .toList();
    }

    private static double lastOf(List<Trade> trades, Side side) {
        return trades.stream()
                .filter(trade -> trade.takerSide() == side)
                .max(
                        Comparator.comparingLong((Trade trade) -> trade.times().happenedUs())
                                .thenComparingLong(trade -> trade.origin().sequence()))
                .map(Trade::price)
                .orElse(Double.NaN);
    }
}
