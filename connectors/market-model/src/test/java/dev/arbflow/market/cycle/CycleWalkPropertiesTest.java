package dev.arbflow.market.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Side;
import dev.arbflow.market.arbitrage.Instrument;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.book.Ladder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The walk over all ladders at once, against a twin that sends an amount through one book after the
 * other and tries every amount at which a level of any book ends.
 */
class CycleWalkPropertiesTest {
    private static final int RUNS = 2_000;
    private static final MathContext MC = new MathContext(60);
    private static final double CLOSE = 1e-12;

    private final Random random = new Random(11);

    @Test
    void reachesTheAmountWithTheLargestProfitBeyondTheFloor() {
        int paying = 0;
        for (int i = 0; i < RUNS; i++) {
            List<CycleStep> steps = steps();
            double floorBps = random.nextInt(3) * 20;
            CycleReach reach = CycleWalk.reach(steps, floorBps, null);
            BigDecimal best = best(steps, floorBps);
            assertThat(reach.cost().doubleValue())
                    .isCloseTo(best.doubleValue(), org.assertj.core.data.Offset.offset(CLOSE));
            assertThat(reach.proceeds().doubleValue())
                    .isCloseTo(
                            sent(steps, best).doubleValue(),
                            org.assertj.core.data.Offset.offset(CLOSE * 100));
            paying += reach.isEmpty() ? 0 : 1;
        }
        assertThat(paying).isBetween(RUNS / 4, RUNS - 100);
    }

    @Test
    void ordersWithoutLotsComeToTheSame() {
        for (int i = 0; i < RUNS / 4; i++) {
            List<CycleStep> steps = steps();
            CycleReach reach = CycleWalk.reach(steps, 0, null);
            CycleFill fill = CycleWalk.fill(steps, reach.cost());
            assertThat(fill.proceeds().doubleValue())
                    .isCloseTo(
                            reach.proceeds().doubleValue(),
                            org.assertj.core.data.Offset.offset(CLOSE * 100));
            assertThat(fill.cost()).isLessThanOrEqualTo(reach.cost());
        }
    }

    @Test
    void anotherLevelNeverMakesLessOfIt() {
        for (int i = 0; i < RUNS; i++) {
            List<CycleStep> steps = new ArrayList<>(steps());
            CycleReach before = CycleWalk.reach(steps, 20, null);
            int at = random.nextInt(steps.size());
            steps.set(at, deeper(steps.get(at)));
            CycleReach after = CycleWalk.reach(steps, 20, null);
            assertThat(beyond(after, 20)).isGreaterThanOrEqualTo(beyond(before, 20) - CLOSE);
        }
    }

    private static double beyond(CycleReach reach, double floorBps) {
        return reach.proceeds().doubleValue()
                - reach.cost().doubleValue() * (1 + floorBps / 10_000);
    }

    private List<CycleStep> steps() {
        List<CycleStep> steps = new ArrayList<>();
        int length = 3 + random.nextInt(2);
        for (int i = 0; i < length; i++) {
            steps.add(step(random.nextBoolean() ? Side.BUY : Side.SELL));
        }
        return steps;
    }

    /** Prices around 1, so that many cycles earn a little. */
    private CycleStep step(Side side) {
        int depth = 1 + random.nextInt(4);
        double[] prices = new double[depth];
        double[] quantities = new double[depth];
        long price = side == Side.BUY ? 9_960 + random.nextInt(60) : 10_040 - random.nextInt(60);
        for (int i = 0; i < depth; i++) {
            prices[i] = price / 1e4;
            quantities[i] = (1 + random.nextInt(500)) / 100d;
            price += (side == Side.BUY ? 1L : -1L) * (1 + random.nextInt(20));
        }
        String fee = random.nextInt(3) * 5 + (random.nextBoolean() ? "bps" : "bps base");
        return new CycleStep(
                side, new Ladder(prices, quantities), TakerFee.parse(fee), Instrument.UNKNOWN);
    }

    /** With one more level before the last, or behind it. */
    private CycleStep deeper(CycleStep step) {
        int depth = step.ladder().depth();
        double[] prices = Arrays.copyOf(step.ladder().prices(), depth + 1);
        double[] quantities = Arrays.copyOf(step.ladder().quantities(), depth + 1);
        double best = prices[0];
        boolean front = random.nextBoolean();
        if (front) {
            System.arraycopy(step.ladder().prices(), 0, prices, 1, depth);
            System.arraycopy(step.ladder().quantities(), 0, quantities, 1, depth);
        }
        double better = step.side() == Side.BUY ? -1e-4 : 1e-4;
        prices[front ? 0 : depth] = front ? best + better : prices[depth - 1] - better;
        quantities[front ? 0 : depth] = 0.7;
        return new CycleStep(
                step.side(), new Ladder(prices, quantities), step.fee(), step.instrument());
    }

    private static BigDecimal best(List<CycleStep> steps, double floorBps) {
        BigDecimal floor = BigDecimal.ONE.add(BigDecimal.valueOf(floorBps).movePointLeft(4));
        BigDecimal best = BigDecimal.ZERO;
        BigDecimal most = BigDecimal.ZERO;
        for (int at = 0; at < steps.size(); at++) {
            for (int depth = 1; depth <= steps.get(at).ladder().depth(); depth++) {
                BigDecimal amount = amountThatUses(steps, at, depth);
                if (amount != null) {
                    BigDecimal beyond = sent(steps, amount).subtract(floor.multiply(amount));
                    int than = beyond.compareTo(most.add(new BigDecimal("1e-30")));
                    if (than > 0) {
                        best = amount;
                        most = beyond;
                    }
                }
            }
        }
        return best;
    }

    /** What must be sent so that some levels of a book are used up; null if no amount does it. */
    private static BigDecimal amountThatUses(List<CycleStep> steps, int at, int depth) {
        BigDecimal amount = BigDecimal.ZERO;
        for (int i = 0; i < depth; i++) {
            amount = amount.add(quantity(steps.get(at), i).multiply(paid(steps.get(at), i)));
        }
        for (int before = at - 1; before >= 0; before--) {
            amount = paidFor(steps.get(before), amount);
            if (amount == null) {
                return null;
            }
        }
        return amount;
    }

    private static BigDecimal paidFor(CycleStep step, BigDecimal wanted) {
        BigDecimal paid = BigDecimal.ZERO;
        BigDecimal left = wanted;
        for (int i = 0; i < step.ladder().depth(); i++) {
            BigDecimal brings = quantity(step, i).multiply(received(step, i));
            if (brings.compareTo(left) >= 0) {
                return paid.add(left.divide(received(step, i), MC).multiply(paid(step, i)));
            }
            left = left.subtract(brings);
            paid = paid.add(quantity(step, i).multiply(paid(step, i)));
        }
        return left.signum() == 0 ? paid : null;
    }

    /** What an amount comes to; what a book has no room for is lost. */
    private static BigDecimal sent(List<CycleStep> steps, BigDecimal amount) {
        BigDecimal has = amount;
        for (CycleStep step : steps) {
            BigDecimal gets = BigDecimal.ZERO;
            for (int i = 0; i < step.ladder().depth() && has.signum() > 0; i++) {
                BigDecimal taken = quantity(step, i).min(has.divide(paid(step, i), MC));
                gets = gets.add(taken.multiply(received(step, i)));
                has = has.subtract(taken.multiply(paid(step, i)));
            }
            has = gets;
        }
        return has;
    }

    private static BigDecimal quantity(CycleStep step, int level) {
        return BigDecimal.valueOf(step.ladder().quantities()[level]);
    }

    private static BigDecimal price(CycleStep step, int level) {
        return BigDecimal.valueOf(step.ladder().prices()[level]);
    }

    private static BigDecimal paid(CycleStep step, int level) {
        boolean onTop =
                step.side() == Side.BUY && step.fee().deductedFrom() == TakerFee.Deducted.QUOTE;
        BigDecimal basis = step.side() == Side.BUY ? price(step, level) : BigDecimal.ONE;
        return onTop ? basis.multiply(BigDecimal.ONE.add(step.fee().fraction())) : basis;
    }

    private static BigDecimal received(CycleStep step, int level) {
        boolean onTop =
                step.side() == Side.BUY && step.fee().deductedFrom() == TakerFee.Deducted.QUOTE;
        BigDecimal basis = step.side() == Side.BUY ? BigDecimal.ONE : price(step, level);
        return onTop ? basis : basis.multiply(BigDecimal.ONE.subtract(step.fee().fraction()));
    }
}
