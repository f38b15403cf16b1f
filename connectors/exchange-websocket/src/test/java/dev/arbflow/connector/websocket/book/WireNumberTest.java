package dev.arbflow.connector.websocket.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireNumberTest {

    @ParameterizedTest
    @CsvSource({
        "63502.0, 63502",
        "0.01500000, 0.015",
        "7e-7, 0.0000007",
        "1E-8, 0.00000001",
        "-4847.13, -4847.13",
        "1.7023900800000002, 1.7023900800000002"
    })
    void readsWhatVenuesPrint(String text, double value) {
        assertThat(WireNumber.parse(text)).isEqualTo(value);
    }

    /** Numbers of up to 17 digits, of which those up to 15 are read without the JDK. */
    @Property(tries = 2_000)
    void readsWhatTheJdkReads(
            @ForAll @LongRange(min = -99_999_999_999_999_999L, max = 99_999_999_999_999_999L)
                    long digits,
            @ForAll @IntRange(max = 20) int scale,
            @ForAll @IntRange(max = 17) int dropped) {
        long fewer = digits / (long) Math.pow(10, dropped);
        String text = BigDecimal.valueOf(fewer, scale).toPlainString();

        assertThat(WireNumber.parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0", "0", "5.", ".5", "-.5", "000000000000000000001", "+1", "1e3"})
    void readsUnusualFormsAsTheJdkDoes(String text) {
        assertThat(Double.doubleToRawLongBits(WireNumber.parse(text)))
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "1.2.3",
                "--1",
                "1-",
                " 1",
                "NaN",
                "Infinity",
                "0x1p3",
                "1d",
                "1f",
                "0.-10000",
                "1e999",
                "1,5",
                "."
            })
    void refusesWhatIsNoDecimal(String text) {
        assertThatThrownBy(() -> WireNumber.parse(text))
                .isInstanceOf(NumberFormatException.class)
                .hasMessage("not a number: '" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({"0,1", "-1,1", "1,-1", "x,1", "1,x"})
    void refusesLevelsThatCannotBe(String price, String quantity) {
        assertThatThrownBy(() -> Level.parse(price, quantity))
                .isInstanceOf(NumberFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 1000})
    void showsOnlyTheBeginningOfALongText(int length) {
        assertThatThrownBy(() -> WireNumber.parse("1".repeat(length)))
                .hasMessage("not a number: '" + "1".repeat(64) + "...'");
    }
}
