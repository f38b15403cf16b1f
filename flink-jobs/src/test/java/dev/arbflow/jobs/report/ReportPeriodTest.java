package dev.arbflow.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReportPeriodTest {

    @Test
    void holdsItsStartButNotItsEnd() {
        ReportPeriod period = new ReportPeriod(1_000_000, 2_000_000);

        assertThat(period.holds(1_000_000)).isTrue();
        assertThat(period.holds(2_000_000)).isFalse();
        assertThat(period.holds(999_999)).isFalse();
    }

    @Test
    void reachesFurtherThanTheNanosecondsOfALong() {
        Instant to = Instant.parse("9999-01-01T00:00:00.000007Z");

        assertThat(ReportPeriod.between(Instant.EPOCH, to).toUs())
                .isEqualTo(253_370_764_800_000_007L);
    }

    @Test
    void isNeverEmpty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportPeriod.between(Instant.EPOCH, Instant.EPOCH));
    }
}
