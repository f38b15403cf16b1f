package dev.arbflow.jobs.testing;

import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** An operator without key, with its counters at hand. */
public final class CountedHarness<I, O> extends OneInputStreamOperatorTestHarness<I, O> {
    private final CountedMetrics metrics;

    public CountedHarness(OneInputStreamOperator<I, O> operator) throws Exception {
        this(operator, new CountedMetrics());
    }

    private CountedHarness(OneInputStreamOperator<I, O> operator, CountedMetrics metrics)
            throws Exception {
        super(operator, new MockEnvironmentBuilder().setMetricGroup(metrics).build());
        this.metrics = metrics;
        open();
    }

    public long count(String counter) {
        return metrics.count(counter);
    }
}
