package dev.arbflow.market.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0.001, 0.01, 1.23456, 1.23",
        "0.4, 0.5, 5.9, 4",
        "0.00000001, 0.00000001, 0.123456789, 0.12345678",
        "100, 3, 650, 600",
        "0.5, , 1.9, 1.5",
        ", 0.5, 1.9, 1.5",
        ", , 1.9, 1.9",
        "5, 5, 4.9, 0",
    })
    void isAWholeNumberOfLotsOnBothVenues(String buy, String sell, String offered, String kept) {
        OrderSize size = OrderSize.of(lot(buy), lot(sell));

        assertThat(size.roundDown(new BigDecimal(offered))).isEqualByComparingTo(kept);
    }

    @Property
    void isTheLargestSuchQuantity(
            @ForAll @IntRange(min = 1, max = 60) int buyCents,
            @ForAll @IntRange(min = 1, max = 60) int sellCents,
            @ForAll @IntRange(max = 5_000) int cents) {
        int largest = cents;
        while (largest % buyCents != 0 || largest % sellCents != 0) {
            largest--;
        }
        OrderSize size = OrderSize.of(lot(decimal(buyCents)), lot(decimal(sellCents)));

        assertThat(size.roundDown(new BigDecimal(decimal(cents))))
                .isEqualByComparingTo(decimal(largest));
    }

    @Test
    void aMarketOfWhichNothingIsKnownAcceptsWhatIsThere() {
        OrderSize size = OrderSize.of(Instrument.UNKNOWN, Instrument.UNKNOWN);
        Fill fill = fill("0.00001", "1", "1.1");

        assertThat(size.objection(fill)).isEmpty();
    }

    @Test
    void theLargerLeastQuantityCounts() {
        OrderSize size = OrderSize.of(least("2", "0"), least("3", "0"));

        assertThat(size.objection(fill("2.9", "1", "1")))
                .contains(RefusalReason.BELOW_MIN_QUANTITY);
        assertThat(size.objection(fill("3", "1", "1"))).isEmpty();
        assertThat(OrderSize.of(least("3", "0"), least("2", "0")).minQuantity())
                .isEqualByComparingTo("3");
    }

    @Test
    void eachVenueAsksForTheAmountOfItsOwnLeg() {
        OrderSize size = OrderSize.of(least("0", "10"), least("0", "20"));

        assertThat(size.objection(fill("1", "9.99", "30")))
                .contains(RefusalReason.BELOW_VENUE_NOTIONAL);
        assertThat(size.objection(fill("1", "30", "19.99")))
                .contains(RefusalReason.BELOW_VENUE_NOTIONAL);
        assertThat(size.objection(fill("1", "10", "20"))).isEmpty();
    }

    @Test
    void anImpossibleInstrumentIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lot("0"))
                .withMessageContaining("lot");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> least("-1", "0"))
                .withMessageContaining("quantity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> least("0", "-1"))
                .withMessageContaining("notional");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new Instrument(
                                        new BigDecimal("-1"),
                                        null,
                                        BigDecimal.ZERO,
                                        BigDecimal.ZERO))
                .withMessageContaining("tick");
    }

    private static String decimal(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private static Instrument lot(String lot) {
        return new Instrument(
                null, lot == null ? null : new BigDecimal(lot), BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private static Instrument least(String quantity, String notional) {
        return new Instrument(null, null, new BigDecimal(quantity), new BigDecimal(notional));
    }

    private static Fill fill(String quantity, String bought, String sold) {
        BigDecimal paid = new BigDecimal(bought);
        BigDecimal received = new BigDecimal(sold);
        return new Fill(
                new BigDecimal(quantity),
                paid,
                received,
                paid,
                received,
                false,
                false,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null);
    }
}
