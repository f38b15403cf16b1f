package dev.arbflow.sandbox.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.sandbox.truth.BusyTimes.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class BusyTimesTest {
    private static final BusyTimes BUSY =
            BusyTimes.of(List.of(new Span(50, 60), new Span(10, 20), new Span(20, 30)));

    @Test
    void joinsSpansThatTouchWhateverTheirOrder() {
        assertThat(BUSY.spans()).containsExactly(new Span(10, 30), new Span(50, 60));
        assertThat(BusyTimes.of(List.of(new Span(1, 9), new Span(2, 3))).spans())
                .containsExactly(new Span(1, 9));
    }

    @Test
    void overlapsFromItsFirstToItsLastMoment() {
        assertThat(BUSY.overlaps(0, 9)).isFalse();
        assertThat(BUSY.overlaps(0, 10)).isTrue();
        assertThat(BUSY.overlaps(30, 40)).isTrue();
        assertThat(BUSY.overlaps(31, 49)).isFalse();
        assertThat(BUSY.overlaps(55, 55)).isTrue();
        assertThat(BusyTimes.NONE.overlaps(0, Long.MAX_VALUE)).isFalse();
    }

    @Test
    void countsOnlyWhatLiesWithin() {
        assertThat(BUSY.busyUs(0, 100)).isEqualTo(30);
        assertThat(BUSY.busyUs(25, 55)).isEqualTo(10);
        assertThat(BUSY.longestUs(0, 100)).isEqualTo(20);
        assertThat(BUSY.longestUs(40, 100)).isEqualTo(10);
        assertThat(BUSY.longestUs(70, 100)).isZero();
    }

    @Test
    void refusesASpanThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> new Span(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
