package dev.arbflow.jobs.io.kafka;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * The watermark of a stream that never holds time up, because its records carry the time they apply
 * from and are checked against it.
 *
 * @param <T> any record
 */
final class AlwaysDone<T> implements WatermarkGenerator<T> {

    @Override
    public void onEvent(T record, long timestampMs, WatermarkOutput output) {
        output.emitWatermark(Watermark.MAX_WATERMARK);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        output.emitWatermark(Watermark.MAX_WATERMARK);
    }
}
