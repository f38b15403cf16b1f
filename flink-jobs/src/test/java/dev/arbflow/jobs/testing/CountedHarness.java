package dev.arbflow.jobs.testing;

import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** An operator without key, with its counters at hand. */
public final class CountedHarness<I, O> extends OneInputStreamOperatorTestHarness<I, O> {
    private final CountedMetrics metrics;

    public CountedHarness(OneInputStreamOperator<I, O> operator) throws Exception {
        this(operator, new CountedMetrics());
    }

    /**
     * @param out what the operator emits, where it cannot be told from the values
     */
    public CountedHarness(OneInputStreamOperator<I, O> operator, TypeInformation<O> out)
            throws Exception {
        this(operator, new CountedMetrics(), out.createSerializer(new SerializerConfigImpl()));
    }

    private CountedHarness(OneInputStreamOperator<I, O> operator, CountedMetrics metrics)
            throws Exception {
        this(operator, metrics, null);
    }

    private CountedHarness(
            OneInputStreamOperator<I, O> operator, CountedMetrics metrics, TypeSerializer<O> out)
            throws Exception {
        super(operator, new MockEnvironmentBuilder().setMetricGroup(metrics).build());
        this.metrics = metrics;
        if (out != null) {
            setup(out);
        }
        open();
    }

    public long count(String counter) {
        return metrics.count(counter);
    }
}
