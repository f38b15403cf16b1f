package dev.arbflow.jobs.io.kafka;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Passes on what could be read and puts aside what could not, counted. What is about something that
 * only a newer release knows ends here.
 *
 * @param <T> what the topic holds
 */
final class SeparateUnreadableFunction<T> extends ProcessFunction<TopicRecord<T>, T> {
    private static final long serialVersionUID = 1L;

    static final OutputTag<DeadRecord> DEAD = new OutputTag<>("dead") {};

    private transient Counter unreadable;
    private transient Counter unknownValues;

    @Override
    public void open(OpenContext context) {
        unreadable = getRuntimeContext().getMetricGroup().counter("unreadable");
        unknownValues = getRuntimeContext().getMetricGroup().counter("unknownValues");
    }

    @Override
    public void processElement(TopicRecord<T> record, Context context, Collector<T> out) {
        unknownValues.inc(record.unknownValues());
        if (record.value() != null) {
            out.collect(record.value());
        } else if (record.dead() != null) {
            unreadable.inc();
            context.output(DEAD, record.dead());
        }
    }
}
