package dev.arbflow.sandbox.truth.seen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.arbitrage.Instrument;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.sandbox.truth.BestFill;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private static final Instrument HUNDREDTHS = accepts("0.01", "0.5", "0");
    private static final Instrument ODD = accepts("0.004", "0", "100");

    private static Instrument accepts(String lot, String minQuantity, String minNotional) {
        return new Instrument(
                null,
                new BigDecimal(lot),
                new BigDecimal(minQuantity),
                new BigDecimal(minNotional));
    }

    private static BestFill fill(String quantity, String bought, String sold) {
        return new BestFill(
                new BigDecimal(quantity),
                new BigDecimal(bought),
                new BigDecimal(sold),
                new BigDecimal(bought),
                new BigDecimal(sold),
                false,
                false,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    @Test
    void aLotIsOneOfBothVenues() {
        assertThat(new Orders(HUNDREDTHS, ODD).lot()).isEqualByComparingTo("0.02");
        assertThat(new Orders(ODD, HUNDREDTHS).lot()).isEqualByComparingTo("0.02");
        assertThat(new Orders(Instrument.UNKNOWN, ODD).lot()).isEqualByComparingTo("0.004");
        assertThat(new Orders(ODD, Instrument.UNKNOWN).lot()).isEqualByComparingTo("0.004");
        assertThat(new Orders(Instrument.UNKNOWN, Instrument.UNKNOWN).lot()).isNull();
    }

    /** Lesson: the first common multiple may be billions of steps away. */
    @Test
    void aCommonLotIsFoundAtOnce() {
        Instrument fine = accepts("0.00000007", "0", "0");
        Instrument coarse = accepts("99999999.9", "0", "0");

        assertThat(new Orders(fine, coarse).lot()).isEqualByComparingTo("699999999.3");
    }

    @Test
    void eachVenueHasItsOwnLeastOrder() {
        Orders orders = new Orders(HUNDREDTHS, ODD);

        assertThat(orders.objection(fill("0.5", "90", "100"))).isNull();
        assertThat(orders.objection(fill("0.49", "90", "100")))
                .isEqualTo(RefusalReason.BELOW_MIN_QUANTITY);
        assertThat(orders.objection(fill("0.5", "100", "99")))
                .isEqualTo(RefusalReason.BELOW_VENUE_NOTIONAL);
        assertThat(new Orders(Instrument.UNKNOWN, Instrument.UNKNOWN).objection(BestFill.NOTHING))
                .isEqualTo(RefusalReason.BELOW_MIN_QUANTITY);
    }
}
