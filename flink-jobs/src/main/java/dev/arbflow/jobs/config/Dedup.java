package dev.arbflow.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * How repeated trades are recognised.
 *
 * @param expectedIds trades of one venue and market in one rotation that the filter is sized for
 * @param falsePositiveRate share of new trades that the filter takes for known, above 0 and below
 *     1; each is re-checked exactly, so it costs time and no trade
 * @param rotation a repeated trade is known for one to two of these, in event time
 */
public record Dedup(int expectedIds, double falsePositiveRate, Duration rotation)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Dedup {
        if (expectedIds < 1) {
            throw new IllegalArgumentException(
                    "dedup-expected-ids must be >= 1, not " + expectedIds);
        }
        if (!(falsePositiveRate > 0 && falsePositiveRate < 1)) {
            throw new IllegalArgumentException(
                    "dedup-false-positive-rate must be above 0 and below 1, not "
                            + falsePositiveRate);
        }
        Positive.check(rotation, "dedup-rotation-ms");
    }
}
