package dev.arbflow.sandbox.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.market.Listing;
import dev.arbflow.market.arbitrage.Fill;
import dev.arbflow.market.arbitrage.LadderWalk;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.arbitrage.WalkLimits;
import dev.arbflow.market.book.Ladder;
import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BestFillTest {
    private static final Instrument CENTS = new Instrument(Listing.parse("KRAKEN|BTC/USD"), 2, 1);

    /** Levels from price and whole quantity, alternating. */
    private static List<Level> side(double... pricesAndQuantities) {
        List<Level> side = new ArrayList<>();
        for (int i = 0; i < pricesAndQuantities.length; i += 2) {
            side.add(
                    new Level(
                            Math.round(pricesAndQuantities[i] * 100),
                            Math.round(pricesAndQuantities[i + 1] * 1e8)));
        }
        return side;
    }

    private static BestFill fill(List<Level> asks, List<Level> bids, String fee) {
        return fill(asks, bids, fee, 0);
    }

    private static BestFill fill(List<Level> asks, List<Level> bids, String fee, double leastBps) {
        return BestFill.of(
                new Priced(asks, CENTS, BigDecimal.ONE.add(new BigDecimal(fee))),
                new Priced(bids, CENTS, BigDecimal.ONE.subtract(new BigDecimal(fee))),
                leastBps);
    }

    private static final List<Level> ASKS = side(100.05, 2, 100.10, 4, 100.20, 5, 100.35, 3);
    private static final List<Level> BIDS = side(100.60, 1, 100.55, 3, 100.30, 6, 100.10, 2);

    @Test
    void earnsTheKnownProfitWithoutFees() {
        BestFill fill = fill(ASKS, BIDS, "0");
        assertThat(fill.quantity()).isEqualByComparingTo("10");
        assertThat(fill.cost()).isEqualByComparingTo("1001.30");
        assertThat(fill.proceeds()).isEqualByComparingTo("1004.05");
        assertThat(fill.netBps()).isEqualTo(27.4643, within(0.0001));
    }

    @Test
    void earnsTheKnownProfitAfterATenthOfAPercentOnBothSides() {
        BestFill fill = fill(ASKS, BIDS, "0.001");
        assertThat(fill.quantity()).isEqualByComparingTo("4");
        assertThat(fill.cost()).isEqualByComparingTo("400.70030");
        assertThat(fill.proceeds()).isEqualByComparingTo("401.84775");
        assertThat(fill.netBps()).isEqualTo(28.6361, within(0.0001));
    }

    @Test
    void findsNothingWhereTheFirstUnitEarnsNothing() {
        assertThat(fill(side(100, 1), side(100, 1), "0").quantity()).isZero();
        assertThat(fill(ASKS, BIDS, "0.02").netBps()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(fill(List.of(), BIDS, "0").quantity()).isZero();
        assertThat(fill(ASKS, List.of(), "0").quantity()).isZero();
    }

    @Test
    void leavesUnitsThatEarnNothingToOthers() {
        BestFill fill = fill(side(100, 1, 101, 5), side(102, 1, 101, 5), "0");
        assertThat(fill.quantity()).isEqualByComparingTo("1");
    }

    @Test
    void leavesUnitsThatEarnLessThanIsAskedOfThem() {
        Priced asks = new Priced(side(60_000, 1, 60_175.6, 199), CENTS, BigDecimal.ONE);
        Priced bids = new Priced(side(60_186, 200), CENTS, BigDecimal.ONE);
        assertThat(BestFill.of(asks, bids, 1).quantity()).isEqualByComparingTo("200");
        assertThat(BestFill.of(asks, bids, 5).quantity()).isEqualByComparingTo("1");
        assertThat(BestFill.of(asks, bids, -3).quantity()).isEqualByComparingTo("200");
    }

    @Test
    void agreesWithTheWalkOfTheJobsOnRandomLadders() {
        Random random = new Random(42);
        int profitable = 0;
        for (int i = 0; i < 300; i++) {
            List<Level> asks = random(random, 1);
            List<Level> bids = random(random, -1);
            int leastBps = random.nextInt(10);
            Fill walked =
                    LadderWalk.walk(
                            ladder(asks),
                            TakerFee.parse("10bps"),
                            ladder(bids),
                            TakerFee.parse("10bps"),
                            leastBps);
            BestFill fill = fill(asks, bids, "0.001", leastBps);
            assertThat(fill.quantity()).isEqualByComparingTo(walked.quantity());
            assertThat(fill.cost()).isEqualByComparingTo(walked.cost());
            assertThat(fill.proceeds()).isEqualByComparingTo(walked.proceeds());
            assertThat(fill.exhausted()).isEqualTo(walked.exhausted());
            profitable += walked.isEmpty() ? 0 : 1;
        }
        assertThat(profitable).isBetween(100, 290);
    }

    @Test
    void agreesWithTheWalkOfTheJobsWithinACapital() {
        Random random = new Random(43);
        int capped = 0;
        for (int i = 0; i < 300; i++) {
            List<Level> asks = random(random, 1);
            List<Level> bids = random(random, -1);
            BigDecimal most = BigDecimal.valueOf(200 + random.nextInt(3_000));
            Fill walked =
                    LadderWalk.walk(
                            ladder(asks),
                            TakerFee.parse("10bps"),
                            ladder(bids),
                            TakerFee.parse("10bps"),
                            WalkLimits.above(2).spending(most));
            BestFill fill = BestFill.of(priced(asks, "1.001"), priced(bids, "0.999"), 2, most);
            assertThat(fill.quantity()).isEqualByComparingTo(walked.quantity());
            assertThat(fill.cost()).isEqualByComparingTo(walked.cost());
            assertThat(fill.proceeds()).isEqualByComparingTo(walked.proceeds());
            assertThat(fill.bought()).isEqualByComparingTo(walked.bought());
            assertThat(fill.sold()).isEqualByComparingTo(walked.sold());
            assertThat(fill.exhausted()).isEqualTo(walked.exhausted());
            assertThat(fill.capped()).isEqualTo(walked.capped());
            capped += fill.capped() ? 1 : 0;
        }
        assertThat(capped).isBetween(30, 270);
    }

    @Test
    void isCutToWholeLots() {
        Priced asks = priced(side(100, 1.2345), "1");
        Priced bids = priced(side(101, 5), "1");
        BestFill fill = BestFill.of(asks, bids, 0);

        BestFill lots = fill.inLots(asks, bids, new BigDecimal("0.02"));
        assertThat(lots.quantity()).isEqualByComparingTo("1.22");
        assertThat(lots.cost()).isEqualByComparingTo("122");
        assertThat(lots.profit()).isEqualByComparingTo("1.22");
        assertThat(lots.exhausted()).isTrue(); // more was not there
        assertThat(fill.inLots(asks, bids, null)).isEqualTo(fill);
    }

    private static Priced priced(List<Level> side, String feeFactor) {
        return new Priced(side, CENTS, new BigDecimal(feeFactor));
    }

    private static List<Level> random(Random random, int outward) {
        List<Level> side = new ArrayList<>();
        long price = 10_000 + random.nextInt(100) - outward * 20L;
        for (int level = random.nextInt(12) + 1; level > 0; level--) {
            side.add(new Level(price, 1 + random.nextInt(1_000_000_000)));
            price += outward * (1L + random.nextInt(30));
        }
        return side;
    }

    private static Ladder ladder(List<Level> side) {
        return new Ladder(
                side.stream().mapToDouble(l -> CENTS.price(l.price()).doubleValue()).toArray(),
                side.stream()
                        .mapToDouble(l -> CENTS.quantity(l.quantity()).doubleValue())
                        .toArray());
    }
}
