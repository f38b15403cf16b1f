package dev.arbflow.jobs.pattern.lsh;

import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Normalises the path of each window and counts those that have none that could be compared.
 *
 * <p>A window without a shape goes on: it is still what followed another one.
 */
final class ShapeFunction extends RichMapFunction<ClusteredWindow, Behaviour> {
    private static final long serialVersionUID = 1L;

    private final int points;
    private transient Map<Shape.Outcome, Counter> outcomes;

    ShapeFunction(int points) {
        this.points = points;
    }

    @Override
    public void open(OpenContext context) {
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        outcomes = new EnumMap<>(Shape.Outcome.class);
        for (Shape.Outcome outcome : Shape.Outcome.values()) {
            outcomes.put(outcome, metrics.counter(outcome.counter()));
        }
    }

    @Override
    public Behaviour map(ClusteredWindow clustered) {
        Shape.Normalised shape = Shape.of(clustered.window().shape(), points);
        outcomes.get(shape.outcome()).inc();
        return Behaviour.fresh(WindowRef.of(clustered), shape.values());
    }
}
