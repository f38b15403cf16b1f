package dev.arbflow.connector.websocket.venue.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    /** From the year 1 to 9999. */
    @Property
    void readsWhatTheJdkReads(
            @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @IntRange(max = 9) int decimals) {
        String nine = String.format("%09d", nanos);
        String fraction = decimals == 0 ? "" : "." + nine.substring(0, decimals);
        String text = Instant.ofEpochSecond(second).toString().replace("Z", fraction + "Z");

        assertThat(Rfc3339.micros(text)).isEqualTo(micros(Instant.parse(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-07T23:00:04z, 2026-07-07T23:00:04Z",
        "2026-07-07T24:00:00Z, 2026-07-08T00:00:00Z",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
        "+12026-07-07T23:00:04Z, +12026-07-07T23:00:04Z"
    })
    void leavesTheUnusualToTheJdk(String text, Instant same) {
        Instant read = Instant.parse(text);

        assertThat(Rfc3339.micros(text)).isEqualTo(micros(read));
        assertThat(read).isBetween(same.minusSeconds(1), same);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-07-07",
                "2026-02-30T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-07-07T25:00:00Z",
                "2026-07-07T23:60:00Z",
                "2026-07-07T23:00:04.1234567890Z",
                "2026-07-07T23:00:04.Z ",
                "2026-07-07T23:00:04.12x456Z",
                "2026-07-07T23:00:04,123Z",
                "2026-07-07 23:00:04Z",
                "2026-07-07T23:00:04.031158"
            })
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> Rfc3339.micros(text)).isInstanceOf(DateTimeException.class);
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }
}
