package dev.arbflow.jobs.io.kafka;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Passes on what could be read and puts the rest aside, counted.
 *
 * @param <T> what the topic holds
 */
final class SeparateUnreadableFunction<T> extends ProcessFunction<TopicRecord<T>, T> {
    private static final long serialVersionUID = 1L;

    static final OutputTag<DeadRecord> DEAD = new OutputTag<>("dead") {};

    private transient Counter unreadable;

    @Override
    public void open(OpenContext context) {
        unreadable = getRuntimeContext().getMetricGroup().counter("unreadable");
    }

    @Override
    public void processElement(TopicRecord<T> record, Context context, Collector<T> out) {
        if (record.dead() == null) {
            out.collect(record.value());
        } else {
            unreadable.inc();
            context.output(DEAD, record.dead());
        }
    }
}
