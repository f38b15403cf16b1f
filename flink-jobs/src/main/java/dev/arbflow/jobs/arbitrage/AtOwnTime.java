package dev.arbflow.jobs.arbitrage;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.function.SerializableFunction;

/**
 * Gives each record the time of what it tells of, so that whoever orders by time gets the same
 * order however far the watermark jumps at once.
 *
 * <p>An instant of a market is settled by the update after it or by its own timer, whichever comes
 * first, and what that tells has the time of either. No record becomes late by it: the watermark
 * that was passed on last stays before it. Keeps no state.
 *
 * @param <T> the class of records
 */
final class AtOwnTime<T> extends AbstractStreamOperator<T> implements OneInputStreamOperator<T, T> {
    private static final long serialVersionUID = 1L;

    private final SerializableFunction<T, Long> timeUs;

    private transient long passedMs;

    /**
     * @param timeUs event time of what a record tells of
     */
    AtOwnTime(SerializableFunction<T, Long> timeUs) {
        this.timeUs = timeUs;
    }

    @Override
    public void open() throws Exception {
        super.open();
        passedMs = Long.MIN_VALUE;
    }

    @Override
    public void processElement(StreamRecord<T> element) {
        long ownMs = Math.floorDiv(timeUs.apply(element.getValue()), 1_000L);
        long notLateMs = Math.max(ownMs, passedMs + 1);
        long timeMs = Math.min(notLateMs, element.getTimestamp());
        output.collect(new StreamRecord<>(element.getValue(), timeMs));
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        super.processWatermark(mark);
        passedMs = mark.getTimestamp();
    }
}
