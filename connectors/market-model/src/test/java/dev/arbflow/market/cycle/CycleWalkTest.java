package dev.arbflow.market.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Side;
import dev.arbflow.market.arbitrage.Instrument;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.book.Ladder;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Worked out by hand: 100 USD a BTC, 0.1 BTC an ETH, 10.5 USD for an ETH. */
class CycleWalkTest {
    private static final Ladder BTC_ASKS = ladder(100, 1, 103, 5);
    private static final Ladder ETH_ASKS_IN_BTC = ladder(0.1, 5, 0.104, 50);
    private static final Ladder ETH_BIDS = ladder(10.5, 20, 9, 20);

    private static Ladder ladder(double... pricesAndQuantities) {
        double[] prices = new double[pricesAndQuantities.length / 2];
        double[] quantities = new double[prices.length];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = pricesAndQuantities[2 * i];
            quantities[i] = pricesAndQuantities[2 * i + 1];
        }
        return new Ladder(prices, quantities);
    }

    private static List<CycleStep> steps(String fee, Instrument... instruments) {
        TakerFee taker = TakerFee.parse(fee);
        Instrument[] its =
                instruments.length > 0
                        ? instruments
                        : new Instrument[] {
                            Instrument.UNKNOWN, Instrument.UNKNOWN, Instrument.UNKNOWN
                        };
        return List.of(
                new CycleStep(Side.BUY, BTC_ASKS, taker, its[0]),
                new CycleStep(Side.BUY, ETH_ASKS_IN_BTC, taker, its[1]),
                new CycleStep(Side.SELL, ETH_BIDS, taker, its[2]));
    }

    private static Instrument lot(String lot) {
        return new Instrument(null, new BigDecimal(lot), BigDecimal.ZERO, BigDecimal.ZERO);
    }

    @Test
    void earnsFivePercentWithoutFees() {
        assertThat(CycleWalk.touchNetBps(steps("0%"))).isCloseTo(500, Offset.offset(1e-9));
    }

    @Test
    void goesAsFarAsEachUnitEarnsTheFloor() {
        // 5 ETH at 0.1 BTC take 0.5 BTC, 50 USD. At 0.104 a USD brings 10.5 / 10.4, 96 bps, for
        // the other 50 USD of the first BTC; at 103 USD a BTC it brings 10.5 / 10.712 and loses.
        CycleReach highest = CycleWalk.reach(steps("0%"), 100, null);
        assertThat(highest.cost()).isEqualByComparingTo("50");
        assertThat(highest.proceeds()).isEqualByComparingTo("52.5");
        assertThat(highest.exhausted() || highest.capped()).isFalse();

        CycleReach all = CycleWalk.reach(steps("0%"), 0, null);
        assertThat(all.cost()).isEqualByComparingTo("100");
        assertThat(all.proceeds().doubleValue())
                .isCloseTo(52.5 + 50 * 10.5 / 10.4, Offset.offset(1e-12));
    }

    @Test
    void paysTheFeeAtEachBook() {
        // A USD brings 10.5 * 0.99 / (101 * 0.101) = 10.395 / 10.201.
        CycleReach reach = CycleWalk.reach(steps("1%"), 0, null);
        assertThat(reach.cost()).isEqualByComparingTo("51.005"); // 5 ETH * 0.101 * 101
        assertThat(reach.proceeds()).isEqualByComparingTo("51.975"); // 5 ETH * 10.395

        // Kept back of what is bought: 10.5 * 0.99 ^ 3 / 10.
        assertThat(CycleWalk.touchNetBps(steps("1% base")))
                .isCloseTo(188.1395, Offset.offset(1e-4));
    }

    @Test
    void endsAtTheMostCapital() {
        CycleReach reach = CycleWalk.reach(steps("0%"), 100, new BigDecimal("20"));
        assertThat(reach.cost()).isEqualByComparingTo("20");
        assertThat(reach.proceeds()).isEqualByComparingTo("21");
        assertThat(reach.capped()).isTrue();
    }

    @Test
    void saysThatABookRanOut() {
        List<CycleStep> steps =
                List.of(
                        steps("0%").get(0),
                        new CycleStep(
                                Side.BUY, ladder(0.1, 5), TakerFee.parse("0%"), Instrument.UNKNOWN),
                        steps("0%").get(2));
        assertThat(CycleWalk.reach(steps, 0, null).exhausted()).isTrue();
    }

    @Test
    void isNothingWhereTheFirstUnitEarnsLess() {
        assertThat(CycleWalk.reach(steps("0%"), 501, null).isEmpty()).isTrue();
        assertThat(CycleWalk.reach(steps("2%"), -1_000, null).isEmpty()).isTrue();
    }

    @Test
    void ordersWholeLotsOfWhatTheOrderBeforeBrought() {
        CycleFill whole = CycleWalk.fill(steps("1%"), new BigDecimal("51.005"));
        assertThat(whole.cost()).isEqualByComparingTo("51.005");
        assertThat(whole.proceeds()).isEqualByComparingTo("51.975");
        assertThat(whole.netBps()).isCloseTo(190.18, Offset.offset(0.01));

        // 0.505 BTC make 50 lots and cost 50.5 USD; 0.5 / 0.101 = 4.95 ETH make 4.
        CycleFill fill =
                CycleWalk.fill(
                        steps("1%", lot("0.01"), lot("1"), lot("0.5")), new BigDecimal("51.005"));
        assertThat(fill.cost()).isEqualByComparingTo("50.5");
        assertThat(fill.orders().get(1).quantity()).isEqualByComparingTo("4");
        assertThat(fill.orders().get(1).notional()).isEqualByComparingTo("0.4");
        assertThat(fill.orders().get(2).vwap()).isEqualByComparingTo("10.5");
        assertThat(fill.proceeds()).isEqualByComparingTo("41.58");
        assertThat(fill.profit().signum()).isNegative();
    }
}
