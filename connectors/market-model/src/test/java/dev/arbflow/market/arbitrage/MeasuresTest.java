package dev.arbflow.market.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.arbflow.market.Route;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What detection writes down: spreads, refusals, and the rule they were judged by. */
class MeasuresTest {
    private static final Route ROUTE = Route.parse("BTC/USD|BITFINEX>BITSTAMP");

    @Test
    void aRefusalIsNamedAfterItsRouteReasonAndMinute() {
        Refusal refusal = new Refusal(ROUTE, RefusalReason.BELOW_FEES, 60_000_000, 9, 2, 12.5, -3);

        assertThat(refusal.id()).isEqualTo("BTC/USD|BITFINEX>BITSTAMP|BELOW_FEES@60000000");
    }

    @Test
    void aSpreadKnowsItsProfitAndHowFarItsLegsAreApart() {
        Spread spread = spread(300, 1_000);

        assertThat(spread.profit()).isEqualByComparingTo("1.5");
        assertThat(spread.skewUs()).isEqualTo(700).isEqualTo(spread(1_000, 300).skewUs());
    }

    @ParameterizedTest
    @CsvSource({"-1, 5, 4, 0, 0", "0, NaN, 4, 0, 0", "0, 5, 6, 0, 0", "0, 5, NaN, 0, 0"})
    @CsvSource({"0, 5, 4, -1, 0", "0, 5, 4, Infinity, 0", "0, 5, 4, 0, -1"})
    void aRuleWithAnImpossibleThresholdIsRefused(
            int version, double minNet, double holdNet, double minNotional, long dwellUs) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new DetectionRule(version, 0, minNet, holdNet, minNotional, dwellUs));
    }

    @Test
    void aRuleMayCloseWhereItOpensAndWaitForNothing() {
        assertThat(new DetectionRule(0, 0, 5, 5, 0, 0).holdNetBps()).isEqualTo(5);
    }

    private static Spread spread(long buyAgeUs, long sellAgeUs) {
        return new Spread(
                ROUTE,
                1_000,
                20,
                15,
                BigDecimal.ONE,
                new BigDecimal("100"),
                new BigDecimal("101.5"),
                false,
                100,
                101.5,
                buyAgeUs,
                sellAgeUs,
                new BigDecimal("100"),
                new BigDecimal("101.5"),
                false,
                null,
                null);
    }
}
