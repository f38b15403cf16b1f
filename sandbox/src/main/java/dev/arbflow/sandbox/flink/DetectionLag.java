package dev.arbflow.sandbox.flink;

import java.util.OptionalLong;

/** How far detection is behind our clock: the age of the moment up to which it has judged all. */
public final class DetectionLag {
    /** Lateness that is worth saying; below it a person notices none. */
    public static final long WORTH_SAYING_MS = 1_000;

    private static final String OPERATOR = "judged routes";

    private final Metrics metrics;

    public DetectionLag(Metrics metrics) {
        this.metrics = metrics;
    }

    /**
     * @param nowMs our clock, epoch milliseconds
     * @return milliseconds; empty before detection has judged anything
     */
    public OptionalLong behindMs(long nowMs) {
        return metrics.gauges("currentInputWatermark").stream()
                .filter(reading -> reading.variables().containsValue(OPERATOR))
                .mapToLong(reading -> reading.value().longValue())
                .filter(watermarkMs -> watermarkMs > 0 && watermarkMs < Long.MAX_VALUE)
                .map(watermarkMs -> Math.max(0, nowMs - watermarkMs))
                .max();
    }
}
