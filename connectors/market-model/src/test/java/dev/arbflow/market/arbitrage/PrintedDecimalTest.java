package dev.arbflow.market.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedDecimalTest {
    private static final MathContext FIFTEEN_DIGITS = new MathContext(15);

    private final Random random = new Random(11);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "60016.27",
                "0.00000001",
                "123456789.012345",
                "0.1",
                "99999999999999.9",
                "0.000000000000123",
                "1000000000000000",
                "4.35",
                "-39.4"
            })
    void givesBackWhatWasPrinted(String printed) {
        assertThat(PrintedDecimal.of(Double.parseDouble(printed))).isEqualByComparingTo(printed);
    }

    @Test
    void givesBackEveryDecimalOfFifteenDigits() {
        for (int i = 0; i < 200_000; i++) {
            long digits = random.nextLong((long) Math.pow(10, 1 + random.nextInt(15)));
            BigDecimal printed = BigDecimal.valueOf(digits, random.nextInt(18));

            assertThat(PrintedDecimal.of(printed.doubleValue())).isEqualByComparingTo(printed);
        }
    }

    @Test
    void roundsEveryOtherValueAsTheExactConversionDoes() {
        for (int i = 0; i < 200_000; i++) {
            double value = random.nextDouble() * Math.pow(10, random.nextInt(36) - 18);

            assertThat(PrintedDecimal.of(value))
                    .isEqualByComparingTo(new BigDecimal(value, FIFTEEN_DIGITS));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatIsNoNumber(double value) {
        assertThatThrownBy(() -> PrintedDecimal.of(value))
                .isInstanceOf(NumberFormatException.class);
    }
}
