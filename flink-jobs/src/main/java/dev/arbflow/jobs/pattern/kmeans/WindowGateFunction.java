package dev.arbflow.jobs.pattern.kmeans;

import dev.arbflow.jobs.pattern.kmeans.RefusedWindow.Reason;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps away what no distance can be computed of: one NaN would spoil a centroid for good.
 *
 * <p>Stateless; what is refused goes to a side output with its reason and is counted.
 */
public final class WindowGateFunction extends ProcessFunction<WeightedWindow, WeightedWindow> {
    private static final long serialVersionUID = 1L;

    private transient Map<Reason, Counter> refused;

    @Override
    public void open(OpenContext context) {
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        refused = new EnumMap<>(Reason.class);
        refused.put(Reason.NOT_FINITE, metrics.counter("windowsNotFinite"));
        refused.put(Reason.NOT_STANDARDISED, metrics.counter("windowsNotStandardised"));
    }

    @Override
    public void processElement(WeightedWindow value, Context ctx, Collector<WeightedWindow> out) {
        if (!Arrays.stream(value.window().standardised()).allMatch(Double::isFinite)) {
            refuse(value, Reason.NOT_FINITE, ctx);
        } else if (value.window().scalerVersion() == 0) {
            refuse(value, Reason.NOT_STANDARDISED, ctx);
        } else {
            out.collect(value);
        }
    }

    private void refuse(WeightedWindow value, Reason reason, Context ctx) {
        refused.get(reason).inc();
        ctx.output(KMeansTopology.REFUSED, new RefusedWindow(value.window(), reason));
    }
}
