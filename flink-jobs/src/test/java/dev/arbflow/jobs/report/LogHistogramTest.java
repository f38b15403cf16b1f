package dev.arbflow.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogHistogramTest {
    private final LogHistogram histogram = new LogHistogram(100, 10_000);

    @Test
    void fourBinsMakeADecade() {
        assertThat(histogram.json().get("edges")).hasSize(9);
        assertThat(histogram.json().get("edges").get(4).asDouble()).isCloseTo(1_000, within(1e-9));
    }

    @Test
    void anEdgeBelongsToItsOwnBin() {
        histogram.add(1_000);

        assertThat(histogram.json().get("counts").get(4).asLong()).isOne();
    }

    @Test
    void whatLiesOutsideFallsIntoTheOuterBins() {
        histogram.add(0);
        histogram.add(3);
        histogram.add(1e9);

        assertThat(histogram.json().get("counts").get(0).asLong()).isEqualTo(2);
        assertThat(histogram.json().get("counts").get(8).asLong()).isOne();
    }
}
