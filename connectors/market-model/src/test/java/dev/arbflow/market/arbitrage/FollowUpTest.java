package dev.arbflow.market.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.FollowUp.Look;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FollowUpTest {
    private static final Route ROUTE =
            new Route(Market.parse("BTC/USD"), Venue.KRAKEN, Venue.BITSTAMP);
    private static final FollowUp TOLD = FollowUp.begun(spread("0.3"), 4_000_000, 2.5);

    private static Spread spread(String quantity) {
        return new Spread(
                ROUTE,
                5_000_000,
                9,
                8,
                new BigDecimal(quantity),
                BigDecimal.ONE,
                BigDecimal.ONE,
                false,
                1,
                1,
                0,
                0,
                BigDecimal.ONE,
                BigDecimal.ONE,
                false,
                null,
                null);
    }

    private static Look found(String quantity) {
        BigDecimal units = new BigDecimal(quantity);
        Fill left =
                new Fill(
                        units,
                        units.multiply(new BigDecimal("101")),
                        units.multiply(new BigDecimal("105")),
                        units.multiply(new BigDecimal("100")),
                        units.multiply(new BigDecimal("107")),
                        false,
                        false,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        null);
        return TOLD.found(left, 7, false);
    }

    @Test
    void isThatOfTheEpisodeThatOpened() {
        assertThat(TOLD.id()).isEqualTo(Episode.idOf(ROUTE, 4_000_000));
        assertThat(TOLD.toldUs()).isEqualTo(5_000_000);
        assertThat(TOLD.looks()).isEmpty();
    }

    @Test
    void looksAtEachHorizonInTurnFromTheMomentItWasTold() {
        FollowUp followUp = TOLD;
        for (int ms : FollowUp.HORIZONS_MS) {
            assertThat(followUp.isComplete()).isFalse();
            assertThat(followUp.nextUs()).isEqualTo(5_000_000 + ms * 1_000L);
            followUp = followUp.with(found("0.1"));
        }
        assertThat(followUp.isComplete()).isTrue();
        assertThat(followUp.looks()).hasSameSizeAs(FollowUp.HORIZONS_MS);
    }

    @Test
    void saysWhatItsQuantityComesTo() {
        FollowUp.Amounts amounts = found("0.1").amounts();
        assertThat(amounts.profit()).isEqualByComparingTo("0.4");
        assertThat(amounts.fees()).isEqualByComparingTo("0.3");
        assertThat(found("0").amounts()).isNull();
    }

    @Test
    void aShareIsThatOfTheSizeWhenTold() {
        assertThat(found("0.3").share()).isEqualTo(1);
        assertThat(found("0.1").share()).isEqualTo(1 / 3.0);
        assertThat(found("0").share()).isZero();
    }

    @Test
    void whatIsCutOffIsNotKnownAndKeepsWhatIs() {
        FollowUp cutOff = TOLD.with(found("0.1")).cutOff(CloseReason.SHUTDOWN);

        assertThat(cutOff.isComplete()).isTrue();
        assertThat(cutOff.after50Ms().isKnown()).isTrue();
        assertThat(cutOff.after100Ms()).isEqualTo(Look.unknown(CloseReason.SHUTDOWN));
        assertThat(cutOff.after1000Ms().share()).isNull();
    }
}
