package dev.arbflow.jobs.testing;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
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
            OneInputStreamOperator<I, O> operator,
            KeySelector<I, String> key,
            CountedMetrics metrics)
            throws Exception {
        super(
                operator,
                key,
                Types.STRING,
                new MockEnvironmentBuilder().setMetricGroup(metrics).build());
        this.metrics = metrics;
    }

    /** Opens a function that remembers nothing. */
    public static <I, O> KeyedHarness<I, O> open(
            KeyedProcessFunction<String, I, O> function, KeySelector<I, String> key)
            throws Exception {
        return open(new KeyedProcessOperator<>(function), key);
    }

    /** Opens an operator that remembers nothing. */
    public static <I, O> KeyedHarness<I, O> open(
            OneInputStreamOperator<I, O> operator, KeySelector<I, String> key) throws Exception {
        KeyedHarness<I, O> harness = new KeyedHarness<>(operator, key, new CountedMetrics());
        harness.open();
        return harness;
    }

    /** Opens a function with the state of a snapshot. */
    public static <I, O> KeyedHarness<I, O> restore(
            KeyedProcessFunction<String, I, O> function,
            KeySelector<I, String> key,
            OperatorSubtaskState snapshot)
            throws Exception {
        return restore(new KeyedProcessOperator<>(function), key, snapshot);
    }

    /** Opens an operator with the state of a snapshot. */
    public static <I, O> KeyedHarness<I, O> restore(
            OneInputStreamOperator<I, O> operator,
            KeySelector<I, String> key,
            OperatorSubtaskState snapshot)
            throws Exception {
        KeyedHarness<I, O> harness = new KeyedHarness<>(operator, key, new CountedMetrics());
        harness.initializeState(snapshot);
        harness.open();
        return harness;
    }

    /** A snapshot as a running job takes it. */
    public OperatorSubtaskState checkpoint(long number) throws Exception {
        prepareSnapshotPreBarrier(number);
        return snapshot(number, 0);
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
