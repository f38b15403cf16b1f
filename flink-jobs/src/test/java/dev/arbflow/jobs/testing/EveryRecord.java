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

    @Override
    public void onEvent(T record, long timestampMs, WatermarkOutput output) {
        output.emitWatermark(new Watermark(timestampMs - 1));
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        // every record has said it already
    }
}
