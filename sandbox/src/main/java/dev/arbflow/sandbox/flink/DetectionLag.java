package dev.arbflow.sandbox.flink;

import dev.arbflow.jobs.arbitrage.DetectionTopology;
import java.util.OptionalLong;

/** How far detection is behind our clock: the age of the moment up to which it has judged all. */
public final class DetectionLag {
    /** Below it a person notices none. */
    private static final long WORTH_SAYING_MS = 1_000;

    private final Metrics metrics;

    public DetectionLag(Metrics metrics) {
        this.metrics = metrics;
    }

    /**
     * Says how far behind it is now.
     *
     * @param nowMs our clock, epoch milliseconds
     * @return milliseconds; empty before detection has judged anything
     */
    public OptionalLong behindMs(long nowMs) {
        return metrics.gauges("currentInputWatermark").stream()
                .filter(
                        reading ->
                                reading.variables().containsValue(DetectionTopology.JUDGED_ROUTES))
                .mapToLong(reading -> reading.value().longValue())
                .filter(watermarkMs -> watermarkMs > 0 && watermarkMs < Long.MAX_VALUE)
                .map(watermarkMs -> Math.max(0, nowMs - watermarkMs))
                .max();
    }

    /** The same where it is so much that a person should hear of it; else empty. */
    public OptionalLong worthSaying(long nowMs) {
        OptionalLong behindMs = behindMs(nowMs);
        return behindMs.orElse(0) > WORTH_SAYING_MS ? behindMs : OptionalLong.empty();
    }
}
