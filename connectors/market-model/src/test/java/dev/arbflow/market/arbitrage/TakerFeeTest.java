package dev.arbflow.market.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakerFeeTest {

    @Property
    void percentAndBasisPointsAgree(@ForAll @IntRange(max = 200) int bps) {
        String percent = BigDecimal.valueOf(bps, 2).toPlainString() + '%';

        assertThat(TakerFee.parse(percent)).isEqualTo(TakerFee.parse(bps + "bps"));
    }

    @Test
    void readsAFeeInPercentAsAFraction() {
        TakerFee fee = TakerFee.parse(" 0.40 % ");

        assertThat(fee.fraction()).isEqualByComparingTo("0.004");
        assertThat(fee.deductedFrom()).isEqualTo(TakerFee.Deducted.QUOTE);
    }

    @Test
    void readsThatTheFeeIsKeptBackFromTheBoughtAsset() {
        assertThat(TakerFee.parse("10bps BASE"))
                .isEqualTo(new TakerFee(new BigDecimal("0.001"), TakerFee.Deducted.RECEIVED_BASE));
    }

    @Test
    void acceptsTwoPercentAndNothing() {
        assertThat(TakerFee.parse("2%").fraction()).isEqualByComparingTo(TakerFee.LARGEST);
        assertThat(TakerFee.parse("0%").fraction()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.01%", "201bps", "40%"})
    void refusesMoreThanTwoPercentAsAUnitError(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TakerFee.parse(text))
                .withMessageContaining("above 2 %");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.4", "0.004", "", "base"})
    void refusesANumberWithoutItsUnit(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TakerFee.parse(text))
                .withMessageContaining("unit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"free%", "bps", "0,4%"})
    void refusesWhatIsNotANumber(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TakerFee.parse(text))
                .withMessage("not a fee: '" + text + "'");
    }

    @Test
    void refusesARebate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TakerFee.parse("-1bps"))
                .withMessageContaining("negative");
    }
}
