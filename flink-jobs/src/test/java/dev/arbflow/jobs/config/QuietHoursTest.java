package dev.arbflow.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    private static final long MINUTE_US = 60_000_000;
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

    @ParameterizedTest
    @CsvSource({
        // 02:30 is skipped: the clock goes on from 02:00 to 03:00
        "22:00, 02:30, 2026-03-28T22:00:00Z, 2026-03-29T01:00:00Z",
        // 02:30 comes twice, and so does the quarter before it
        "22:00, 02:30, 2026-10-24T20:30:00Z, 2026-10-25T00:30:00Z",
        "22:00, 02:30, 2026-10-24T23:00:00Z, 2026-10-25T00:30:00Z",
        "22:00, 02:30, 2026-10-25T01:15:00Z, 2026-10-25T01:30:00Z",
        // the clock goes back to before it was quiet
        "02:30, 07:00, 2026-10-25T00:45:00Z, 2026-10-25T01:00:00Z"
    })
    void endWhenTheClockIsChangedIfThatEndsThem(
            String from, String until, Instant time, Instant end) {
        assertThat(hours(from, until, "Europe/Berlin").endUs(us(time))).isEqualTo(us(end));
    }

    @Property(tries = 500)
    void endAtTheFirstMomentThatIsNotQuiet(
            @ForAll("zones") ZoneId zone,
            @ForAll @IntRange(max = 1439) int from,
            @ForAll @IntRange(min = 1, max = 1439) int minutes,
            @ForAll @IntRange(min = -1500, max = 1500) int fromTheTransition,
            @ForAll @IntRange(max = 59_999_999) int more) {
        LocalTime begin = LocalTime.MIDNIGHT.plusMinutes(from);
        QuietHours quiet = new QuietHours(begin, begin.plusMinutes(minutes), zone);
        ZoneOffsetTransition change =
                zone.getRules().nextTransition(Instant.parse("2010-01-01T00:00:00Z"));
        Instant transition =
                from % 2 == 0
                        ? change.getInstant()
                        : zone.getRules().nextTransition(change.getInstant()).getInstant();
        long timeUs = us(transition) + fromTheTransition * MINUTE_US + more;

        long endUs = quiet.endUs(timeUs);

        assertThat(quiet.isAt(endUs)).isFalse();
        // It begins and ends with a minute, and clocks are changed so.
        for (long us = timeUs; us < endUs; us = (us / MINUTE_US + 1) * MINUTE_US) {
            assertThat(quiet.isAt(us)).isTrue();
        }
    }

    /** Their clocks are changed at night, at midnight, by half an hour, by a day. */
    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Europe/Berlin",
                        "America/New_York",
                        "America/Havana",
                        "America/Santiago",
                        "Australia/Lord_Howe",
                        "Pacific/Apia")
                .map(ZoneId::of);
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
