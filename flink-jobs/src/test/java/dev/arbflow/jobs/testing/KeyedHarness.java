package dev.arbflow.jobs.testing;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/**
 * A function keyed by a string, running on the heap state backend, with its counters at hand.
 *
 * @param <I> what goes in
 * @param <O> what comes out
 */
public final class KeyedHarness<I, O> extends KeyedOneInputStreamOperatorTestHarness<String, I, O> {
    private final CountedMetrics metrics;

    private KeyedHarness(
            KeyedProcessFunction<String, I, O> function,
            KeySelector<I, String> key,
            CountedMetrics metrics)
            throws Exception {
        super(
                new KeyedProcessOperator<>(function),
                key,
                Types.STRING,
                new MockEnvironmentBuilder().setMetricGroup(metrics).build());
        this.metrics = metrics;
    }

    /** Opens a function that remembers nothing. */
    public static <I, O> KeyedHarness<I, O> open(
            KeyedProcessFunction<String, I, O> function, KeySelector<I, String> key)
            throws Exception {
        KeyedHarness<I, O> harness = new KeyedHarness<>(function, key, new CountedMetrics());
        harness.open();
        return harness;
    }

    /** Opens a function with the state of a snapshot. */
    public static <I, O> KeyedHarness<I, O> restore(
            KeyedProcessFunction<String, I, O> function,
            KeySelector<I, String> key,
            OperatorSubtaskState snapshot)
            throws Exception {
        KeyedHarness<I, O> harness = new KeyedHarness<>(function, key, new CountedMetrics());
        harness.initializeState(snapshot);
        harness.open();
        return harness;
    }

    /** What a counter of the function stands at. */
    public long count(String counter) {
        return metrics.count(counter);
    }

    /** What a gauge of the function shows. */
    public Object shown(String gauge) {
        return metrics.shown(gauge);
    }
}
