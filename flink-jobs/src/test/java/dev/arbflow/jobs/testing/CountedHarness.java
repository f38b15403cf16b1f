package dev.arbflow.jobs.testing;

import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups.UnregisteredTaskMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** An operator without key, with its counters at hand. */
public final class CountedHarness<I, O> extends OneInputStreamOperatorTestHarness<I, O> {
    private final Metrics metrics;

    public CountedHarness(OneInputStreamOperator<I, O> operator) throws Exception {
        this(operator, new Metrics());
    }

    private CountedHarness(OneInputStreamOperator<I, O> operator, Metrics metrics)
            throws Exception {
        super(operator, new MockEnvironmentBuilder().setMetricGroup(metrics).build());
        this.metrics = metrics;
        open();
    }

    public long count(String counter) {
        return ((Counter) metrics.operator.get(counter)).getCount();
    }

    /** Keeps what the operator registers. */
    private static final class Metrics extends UnregisteredTaskMetricGroup {
        private final InterceptingOperatorMetricGroup operator =
                new InterceptingOperatorMetricGroup();

        @Override
        public InternalOperatorMetricGroup getOrAddOperator(OperatorID id, String name) {
            return operator;
        }
    }
}
