package dev.arbflow.sandbox.run.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.sandbox.run.outcome.Summary.Percentiles;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void areValuesThatOccurWhateverTheOrder() {
        assertThat(Percentiles.of(List.of(30L, 10L, 20L))).isEqualTo(new Percentiles(20, 30, 30));
    }

    @Test
    void leaveTheSlowestHundredthToTheMaximum() {
        assertThat(Percentiles.of(LongStream.rangeClosed(1, 200).boxed().toList()))
                .isEqualTo(new Percentiles(100, 198, 200));
    }

    @Test
    void ofNothingAreZero() {
        assertThat(Percentiles.of(List.of())).isEqualTo(new Percentiles(0, 0, 0));
    }
}
