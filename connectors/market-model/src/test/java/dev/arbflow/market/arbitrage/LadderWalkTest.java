package dev.arbflow.market.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.market.book.Ladder;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class LadderWalkTest {
    private static final TakerFee FREE = TakerFee.parse("0bps");
    private static final TakerFee TEN_BPS = TakerFee.parse("0.10%");

    /** Four levels a side of a published tracker's test. */
    private static final Ladder ASKS =
            new Ladder(new double[] {100.05, 100.10, 100.20, 100.35}, new double[] {2, 4, 5, 3});

    private static final Ladder BIDS =
            new Ladder(new double[] {100.60, 100.55, 100.30, 100.10}, new double[] {1, 3, 6, 2});

    @Test
    void fillsTenUnitsWithoutFees() {
        Fill fill = LadderWalk.walk(ASKS, FREE, BIDS, FREE, 0);

        assertThat(fill.quantity()).isEqualByComparingTo("10");
        assertThat(fill.cost()).isEqualByComparingTo("1001.30");
        assertThat(fill.proceeds()).isEqualByComparingTo("1004.05");
        assertThat(fill.netBps()).isCloseTo(27.4643, within(5e-5));
        assertThat(fill.exhausted()).isFalse();
    }

    @Test
    void fillsFourUnitsWhenBothSidesChargeTenBasisPoints() {
        Fill fill = LadderWalk.walk(ASKS, TEN_BPS, BIDS, TEN_BPS, 0);

        assertThat(fill.quantity()).isEqualByComparingTo("4");
        assertThat(fill.cost()).isEqualByComparingTo("400.70030");
        assertThat(fill.proceeds()).isEqualByComparingTo("401.84775");
        assertThat(fill.netBps()).isCloseTo(28.6361, within(5e-5));
        assertThat(fill.bought()).isEqualByComparingTo("400.30");
        assertThat(fill.sold()).isEqualByComparingTo("402.25");
    }

    @Test
    void fillsFiveUnitsOfTheLaddersOfThirteenYearsAgo() {
        Ladder asks = new Ladder(new double[] {32.8, 32.9}, new double[] {4, 8});
        Ladder bids = new Ladder(new double[] {33.2, 33.1, 32.6}, new double[] {2, 3, 5});

        Fill fill = LadderWalk.walk(asks, FREE, bids, FREE, 0);

        assertThat(fill.quantity()).isEqualByComparingTo("5");
        assertThat(fill.cost()).isEqualByComparingTo("164.1");
        assertThat(fill.proceeds()).isEqualByComparingTo("165.7");
        assertThat(fill.exhausted()).isFalse();
    }

    /** 199 BTC at 1.7 bps behind 1 BTC at 31 bps. */
    @Test
    void leavesTheUnitsThatEarnLessThanTheFloorToOthers() {
        Ladder asks = new Ladder(new double[] {60_000, 60_175.6}, new double[] {1, 199});
        Ladder bids = new Ladder(new double[] {60_186}, new double[] {200});

        Fill every = LadderWalk.walk(asks, FREE, bids, FREE, 0);
        Fill good = LadderWalk.walk(asks, FREE, bids, FREE, 5);

        assertThat(every.quantity()).isEqualByComparingTo("200");
        assertThat(every.netBps()).isCloseTo(1.87, within(0.01));
        assertThat(good.quantity()).isEqualByComparingTo("1");
        assertThat(good.netBps()).isCloseTo(31, within(1e-9));
        assertThat(good.profit()).isEqualByComparingTo("186");
        assertThat(good.exhausted()).isFalse();
    }

    @Test
    void takesAUnitThatEarnsTheFloorToTheLastDigit() {
        Ladder asks = new Ladder(new double[] {100}, new double[] {1});
        Ladder bids = new Ladder(new double[] {100.05}, new double[] {1});

        assertThat(LadderWalk.walk(asks, FREE, bids, FREE, 5).isEmpty()).isFalse();
        assertThat(LadderWalk.walk(asks, FREE, bids, FREE, 5.0001).isEmpty()).isTrue();
    }

    @Test
    void earnsSomethingEvenWhereTheFloorIsBelowNothing() {
        Ladder asks = new Ladder(new double[] {100, 100.02}, new double[] {1, 1});
        Ladder bids = new Ladder(new double[] {100.01}, new double[] {2});

        assertThat(LadderWalk.walk(asks, FREE, bids, FREE, -50).quantity())
                .isEqualByComparingTo("1");
    }

    @Test
    void spendsNoMoreThanItMay() {
        WalkLimits limits = WalkLimits.above(0).spending(new BigDecimal("250.15"));

        Fill fill = LadderWalk.walk(ASKS, FREE, BIDS, FREE, limits);

        // 2 at 100.05, the rest at 100.10
        assertThat(fill.cost()).isCloseTo(new BigDecimal("250.15"), within(new BigDecimal("1e-9")));
        assertThat(fill.cost()).isLessThanOrEqualTo(new BigDecimal("250.15"));
        assertThat(fill.capped()).isTrue();
        assertThat(fill.exhausted()).isFalse();
        assertThat(LadderWalk.walk(ASKS, FREE, BIDS, FREE, limits.spending(fill.cost())).cost())
                .isEqualByComparingTo(fill.cost());
    }

    @Test
    void takesNoMoreThanItMay() {
        WalkLimits limits = WalkLimits.above(0).taking(new BigDecimal("2.5"));

        Fill fill = LadderWalk.walk(ASKS, FREE, BIDS, FREE, limits);

        assertThat(fill.quantity()).isEqualByComparingTo("2.5");
        assertThat(fill.cost()).isEqualByComparingTo("250.15");
        assertThat(fill.capped()).isTrue();
        assertThat(LadderWalk.walk(ASKS, FREE, BIDS, FREE, limits.taking(BigDecimal.TEN)).capped())
                .isFalse(); // ten is all that earns anything
    }

    @Test
    void saysThatTheSizeIsALowerBoundWhenALadderRunsOut() {
        Ladder asks = new Ladder(new double[] {100}, new double[] {3});
        Ladder bids = new Ladder(new double[] {101}, new double[] {2});

        Fill fill = LadderWalk.walk(asks, FREE, bids, FREE, 0);

        assertThat(fill.quantity()).isEqualByComparingTo("2");
        assertThat(fill.exhausted()).isTrue();
    }

    @Test
    void fillsNothingFromAnEmptyLadder() {
        assertThat(LadderWalk.walk(Ladder.EMPTY, FREE, BIDS, FREE, 0))
                .satisfies(LadderWalkTest::isNothing);
        assertThat(LadderWalk.walk(ASKS, FREE, Ladder.EMPTY, FREE, 0))
                .satisfies(LadderWalkTest::isNothing);
    }

    @Test
    void fillsNothingAtTheBreakEvenItself() {
        Ladder asks = new Ladder(new double[] {100}, new double[] {1});

        assertThat(LadderWalk.walk(asks, FREE, asks, FREE, 0)).satisfies(LadderWalkTest::isNothing);
    }

    @Test
    void readsTheDecimalsThatTheVenuePrintedAndNotTheirBinaryNeighbours() {
        Ladder asks = new Ladder(new double[] {0.1}, new double[] {0.3});
        Ladder bids = new Ladder(new double[] {0.7}, new double[] {0.3});

        Fill fill = LadderWalk.walk(asks, FREE, bids, FREE, 0);

        assertThat(fill.cost()).isEqualByComparingTo("0.03");
        assertThat(fill.proceeds()).isEqualByComparingTo("0.21");
    }

    @Test
    void buysMoreThanItSellsWhereTheFeeIsKeptBackFromTheBoughtAsset() {
        Ladder asks = new Ladder(new double[] {99}, new double[] {1});
        Ladder bids = new Ladder(new double[] {101}, new double[] {1});

        Fill fill = LadderWalk.walk(asks, TakerFee.parse("1% base"), bids, FREE, 0);

        assertThat(fill.cost()).isEqualByComparingTo("100"); // 99 / (1 - 0.01)
    }

    @Test
    void roundsACostThatDoesNotEndUpwards() {
        Ladder asks = new Ladder(new double[] {100}, new double[] {1});
        Ladder bids = new Ladder(new double[] {101}, new double[] {1});
        TakerFee fee = TakerFee.parse("0.3% base");

        BigDecimal cost = LadderWalk.walk(asks, fee, bids, FREE, 0).cost();

        assertThat(cost.multiply(new BigDecimal("0.997"))).isGreaterThan(new BigDecimal("100"));
    }

    private static void isNothing(Fill fill) {
        assertThat(fill.isEmpty()).isTrue();
        assertThat(fill.exhausted()).isFalse();
        assertThat(fill.profit()).isZero();
        assertThat(fill.netBps()).isZero();
        assertThat(fill.bought()).isZero();
        assertThat(fill.sold()).isZero();
    }

    @Test
    void breakEvenIsWhereNothingIsLeft() {
        // buy at 0.80 %, sell at 0.40 %: 1.205 %
        TakerFee buyFee = TakerFee.parse("0.80%");
        TakerFee sellFee = TakerFee.parse("0.40%");
        double breakEvenBps = LadderWalk.breakEvenBps(buyFee, sellFee);

        assertThat(breakEvenBps).isCloseTo(120.48, within(0.005));
        assertThat(LadderWalk.touchNetBps(100, buyFee, 100 * (1 + breakEvenBps / 1e4), sellFee))
                .isCloseTo(0, within(1e-9));
        assertThat(LadderWalk.breakEvenBps(TakerFee.parse("10bps base"), TakerFee.parse("0%")))
                .isCloseTo(1e4 / 0.999 - 1e4, within(1e-9));
    }
}
