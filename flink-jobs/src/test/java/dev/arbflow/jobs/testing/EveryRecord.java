package dev.arbflow.jobs.testing;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Moves time with every record of a stream that is in order.
 *
 * @param <T> the class of records
 */
public final class EveryRecord<T> implements WatermarkGenerator<T> {
    private final long lagMs;

    public EveryRecord() {
        this(0);
    }

    /** A watermark that is so far behind. */
    public EveryRecord(long lagMs) {
        this.lagMs = lagMs;
    }

    @Override
    public void onEvent(T record, long timestampMs, WatermarkOutput output) {
        output.emitWatermark(new Watermark(timestampMs - lagMs - 1));
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        // every record has said it already
    }
}
