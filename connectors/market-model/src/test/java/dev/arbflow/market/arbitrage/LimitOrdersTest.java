package dev.arbflow.market.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Side;
import dev.arbflow.market.arbitrage.LimitOrders.LastUnit;
import dev.arbflow.market.book.Ladder;
import java.math.BigDecimal;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

class LimitOrdersTest {
    private static final TakerFee FREE = TakerFee.parse("0bps");
    private static final TakerFee TEN_BPS = TakerFee.parse("0.10%");
    private static final BigDecimal CENT = new BigDecimal("0.01");

    /** Two levels a side: the last unit is bought at 100.10 and sold at 100.55. */
    private static final Ladder ASKS =
            new Ladder(new double[] {100.05, 100.10}, new double[] {2, 4});

    private static final Ladder BIDS =
            new Ladder(new double[] {100.60, 100.55}, new double[] {1, 3});

    @Test
    void eachOrderMayMoveByHalfOfWhatTheLastUnitEarns() {
        LimitOrders orders = orders(ASKS, FREE, BIDS, FREE, CENT, CENT);

        // 0.45 is earned; 100.325 is even, and a cent is the step
        assertThat(orders.buyLimit()).isEqualByComparingTo("100.32");
        assertThat(orders.sellLimit()).isEqualByComparingTo("100.33");
        assertThat(orders.exchangeLimit()).isNull();
        assertThat(orders.expiresUs()).isEqualTo(7);
    }

    @Test
    void bothFeesArePaidByThePairThatComesOutEven() {
        LimitOrders orders = orders(ASKS, TEN_BPS, BIDS, TEN_BPS, CENT, new BigDecimal("0.05"));

        // costs 100.2001 and brings 100.44945; the middle, 100.324775, before fees on either side
        assertThat(orders.buyLimit()).isEqualByComparingTo("100.22");
        assertThat(orders.sellLimit()).isEqualByComparingTo("100.45");
    }

    /** Of a venue without a step it is known only that it has printed this price. */
    @Test
    void whereNoTickIsKnownTheLimitIsTheLastLevel() {
        LimitOrders orders = orders(ASKS, FREE, BIDS, FREE, null, CENT);

        assertThat(orders.buyLimit()).isEqualByComparingTo("100.10");
        assertThat(orders.sellLimit()).isEqualByComparingTo("100.33");
    }

    /** The last level may be far beyond the mean price, and its units are meant, too. */
    @Test
    void aLimitLetsTheLastUnitThroughHoweverFarItIsFromTheMean() {
        Ladder asks = new Ladder(new double[] {100, 109}, new double[] {10, 1});
        Ladder bids = new Ladder(new double[] {110}, new double[] {11});

        assertThat(orders(asks, FREE, bids, FREE, CENT, CENT).buyLimit())
                .isEqualByComparingTo("109.50");
    }

    /** Whatever the fees, where they are taken from, and the steps of prices. */
    @Property(tries = 2_000)
    void aPairFilledAtBothLimitsNeverLosesAndEachUnitOfTheFillIsWithinThem(
            @ForAll long seed,
            @ForAll @IntRange(max = 30) int buyBps,
            @ForAll @IntRange(max = 30) int sellBps,
            @ForAll @IntRange(max = 20) int floorBps) {
        Random random = new Random(seed);
        TakerFee buyFee = TakerFee.parse(buyBps + "bps" + (random.nextBoolean() ? " base" : ""));
        TakerFee sellFee = TakerFee.parse(sellBps + "bps");
        BigDecimal buyTick = tick(random);
        BigDecimal sellTick = tick(random);
        Ladder asks = ladder(random, 9_990, 1);
        Ladder bids = ladder(random, 10_020, -1);
        Fill fill = LadderWalk.walk(asks, buyFee, bids, sellFee, floorBps);
        Statistics.label("something to fill")
                .collect(!fill.isEmpty())
                .coverage(seen -> seen.check(true).percentage(share -> share > 25));
        if (fill.isEmpty()) {
            assertThat(fill.last()).isNull();
            return;
        }

        LimitOrders orders = LimitOrders.upTo(fill.last(), buyTick, sellTick, 7);

        assertThat(LadderWalk.unitCost(orders.buyLimit(), buyFee))
                .isLessThanOrEqualTo(LadderWalk.unitProceeds(orders.sellLimit(), sellFee));
        assertThat(fill.bought()).isLessThanOrEqualTo(fill.quantity().multiply(orders.buyLimit()));
        assertThat(fill.sold())
                .isGreaterThanOrEqualTo(fill.quantity().multiply(orders.sellLimit()));
        assertThat(orders.buyLimit()).isGreaterThanOrEqualTo(fill.last().ask());
        assertThat(orders.sellLimit()).isLessThanOrEqualTo(fill.last().bid());
        assertThat(inTicks(orders.buyLimit().subtract(fill.last().ask()), buyTick)).isTrue();
        assertThat(inTicks(fill.last().bid().subtract(orders.sellLimit()), sellTick)).isTrue();
    }

    /** The third order is for the last level that is exchanged at; the other two share the edge. */
    @Property(tries = 500)
    void aLegInAnotherCurrencyIsPaidForAtItsOwnLimit(@ForAll long seed, @ForAll Side leg) {
        Random random = new Random(seed);
        Ladder rates = ladder(random, 10_000, leg == Side.BUY ? 1 : -1);
        Fill fill =
                LadderWalk.walk(
                        ladder(random, leg == Side.BUY ? 9_930 : 994_000, 1),
                        FREE,
                        ladder(random, leg == Side.BUY ? 1_000_000 : 10_000, -1),
                        FREE,
                        new Exchange(leg, rates, TEN_BPS),
                        WalkLimits.above(1));
        if (fill.isEmpty()) {
            return;
        }

        LimitOrders orders = LimitOrders.upTo(fill.last(), CENT, CENT, 7);

        assertThat(orders.exchangeLimit()).isEqualByComparingTo(fill.last().rate());
        BigDecimal rate =
                leg == Side.BUY
                        ? LadderWalk.unitCost(orders.exchangeLimit(), TEN_BPS)
                        : LadderWalk.unitProceeds(orders.exchangeLimit(), TEN_BPS);
        BigDecimal pays = leg == Side.BUY ? orders.buyLimit().multiply(rate) : orders.buyLimit();
        BigDecimal brings =
                leg == Side.SELL ? orders.sellLimit().multiply(rate) : orders.sellLimit();
        assertThat(pays).isLessThanOrEqualTo(brings);
    }

    private static LimitOrders orders(
            Ladder asks,
            TakerFee buyFee,
            Ladder bids,
            TakerFee sellFee,
            BigDecimal buyTick,
            BigDecimal sellTick) {
        LastUnit last = LadderWalk.walk(asks, buyFee, bids, sellFee, 0).last();
        return LimitOrders.upTo(last, buyTick, sellTick, 7);
    }

    private static boolean inTicks(BigDecimal distance, BigDecimal tick) {
        return tick == null ? distance.signum() == 0 : distance.remainder(tick).signum() == 0;
    }

    private static BigDecimal tick(Random random) {
        int which = random.nextInt(4);
        return which == 0 ? null : BigDecimal.valueOf(which == 1 ? 1 : 5, which);
    }

    /** Up to five levels, in hundredths. */
    private static Ladder ladder(Random random, long best, int direction) {
        int depth = 1 + random.nextInt(5);
        double[] prices = new double[depth];
        double[] quantities = new double[depth];
        long price = best - direction * (long) random.nextInt(10);
        for (int i = 0; i < depth; i++) {
            prices[i] = price / 100.0;
            quantities[i] = 1 + random.nextInt(5);
            price += direction * (1L + random.nextInt(5));
        }
        return new Ladder(prices, quantities);
    }
}
