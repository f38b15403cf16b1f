package dev.arbflow.jobs.pattern.features;

import dev.arbflow.jobs.config.Behaviour;
import dev.arbflow.jobs.state.WaitingByTime;
import dev.arbflow.jobs.state.WindowTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.behaviour.FeatureWindow;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Measures windows by what has been usual so far, and learns from them.
 *
 * <p>One key for all markets, so that vectors of different markets can be compared. Windows wait
 * until all of their end are there, are measured in the order of their listings by the version that
 * was published before, and are learnt from afterwards: the same log gives the same numbers. There
 * are few windows, so that one subtask is enough. State is the newest version with its moments, for
 * ever, and the windows of the ends that the watermark has not passed.
 */
final class StandardiseFunction extends KeyedProcessFunction<String, FeatureWindow, FeatureWindow> {
    private static final long serialVersionUID = 1L;

    /** The key of every window. */
    static final String ALL = "all";

    /** Versions as they are published. */
    static final OutputTag<Scaler> SCALERS = new OutputTag<>("scalers") {};

    private final Behaviour settings;

    private transient WaitingByTime<FeatureWindow> waiting;
    private transient ValueState<Scaling> scaling;
    private transient Counter refused;
    private transient Counter versions;

    StandardiseFunction(Behaviour settings) {
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        waiting =
                new WaitingByTime<>(
                        getRuntimeContext(),
                        "windows-by-end-ms",
                        RecordSerializer.of(FeatureWindow.class));
        scaling =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "scaling", RecordSerializer.of(Scaling.class)));
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        refused = metrics.counter("patternFeaturesRefused");
        versions = metrics.counter("patternScalerVersions");
    }

    @Override
    public void processElement(FeatureWindow window, Context ctx, Collector<FeatureWindow> out)
            throws Exception {
        long lastMs = WindowTime.lastMs(window.endUs());
        waiting.add(lastMs, window, ctx.timerService());
    }

    @Override
    public void onTimer(long lastMs, OnTimerContext ctx, Collector<FeatureWindow> out)
            throws Exception {
        List<FeatureWindow> windows =
                waiting.take(lastMs, Comparator.comparing(window -> window.listing().code()));
        Scaling before = scaling.value() == null ? Scaling.start() : scaling.value();
        windows.forEach(window -> out.collect(measured(window, before.published())));
        Scaling after = before.learn(windows).publish(WindowTime.endUs(lastMs), settings);
        scaling.update(after);
        if (after.published().version() > before.published().version()) {
            versions.inc();
            ctx.output(SCALERS, after.published());
        }
    }

    private FeatureWindow measured(FeatureWindow window, Scaler scaler) {
        if (window.isComplete()) {
            refused.inc(
                    Arrays.stream(window.raw()).filter(value -> !Double.isFinite(value)).count());
        }
        return new FeatureWindow(
                window.listing(),
                window.startUs(),
                window.endUs(),
                window.completeness(),
                window.raw(),
                scaler.standardise(window.raw()),
                scaler.version(),
                window.shape(),
                window.lastMid());
    }
}
