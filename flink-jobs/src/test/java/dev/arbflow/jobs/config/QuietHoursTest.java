package dev.arbflow.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    private static final QuietHours NIGHT = hours("22:00", "07:00", "Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-01-15T20:59:59.999999Z, false",
        "2026-01-15T21:00:00Z, true", // 22:00 in winter
        "2026-01-16T05:59:59.999999Z, true",
        "2026-01-16T06:00:00Z, false",
        "2026-07-15T20:00:00Z, true" // 22:00 in summer
    })
    void areThoseOfTheReceiversClock(Instant time, boolean quiet) {
        assertThat(NIGHT.isAt(us(time))).isEqualTo(quiet);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-15T21:00:00Z, 2026-01-16T06:00:00Z",
        "2026-01-16T01:00:00Z, 2026-01-16T06:00:00Z",
        "2026-03-28T22:00:00Z, 2026-03-29T05:00:00Z" // the clock is put forward in between
    })
    void endTheNextTimeThatClockSaysSo(Instant time, Instant end) {
        assertThat(NIGHT.endUs(us(time))).isEqualTo(us(end));
    }

    @Test
    void mayLieWithinADay() {
        QuietHours lunch = hours("12:00", "13:00", "UTC");

        assertThat(lunch.isAt(us(Instant.parse("2026-01-15T11:59:59Z")))).isFalse();
        assertThat(lunch.isAt(us(Instant.parse("2026-01-15T12:30:00Z")))).isTrue();
        assertThat(lunch.isAt(us(Instant.parse("2026-01-15T13:00:00Z")))).isFalse();
    }

    @Test
    void areNotAllDay() {
        assertThatThrownBy(() -> hours("07:00", "07:00", "UTC"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static QuietHours hours(String from, String until, String zone) {
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(until), ZoneId.of(zone));
    }

    private static long us(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
