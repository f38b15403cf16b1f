package dev.arbflow.connector.websocket.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
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
