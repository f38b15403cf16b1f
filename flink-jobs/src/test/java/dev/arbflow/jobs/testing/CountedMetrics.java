package dev.arbflow.jobs.testing;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups.UnregisteredTaskMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;

/** Keeps what the operator of a harness registers. */
final class CountedMetrics extends UnregisteredTaskMetricGroup {
    private final InterceptingOperatorMetricGroup operator = new InterceptingOperatorMetricGroup();

    @Override
    public InternalOperatorMetricGroup getOrAddOperator(OperatorID id, String name) {
        return operator;
    }

    /** What a counter of the operator stands at. */
    long count(String counter) {
        return ((Counter) operator.get(counter)).getCount();
    }

    /** What a gauge of the operator shows. */
    Object shown(String gauge) {
        return ((Gauge<?>) operator.get(gauge)).getValue();
    }
}
