package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.Alert;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets one alert of a route through and holds back the next ones for a cool-down of event time. An
 * alert of which this process hears too late says nothing of now any more: it is counted and left
 * out. That an episode has closed is told, cool-down or not, to whoever was told that it opened,
 * and to nobody else.
 *
 * <p>Keyed by route. What was held back is counted, and the next alert says how many there were.
 * The state of a route dies when its cool-down is over and nothing was held back, else with its
 * next alert; the episode that was told, with its end.
 */
public final class AlertThrottleFunction extends KeyedProcessFunction<String, Alert, Alert> {
    private static final long serialVersionUID = 1L;

    private static final int LATENCIES_KEPT = 10_000;

    private final long cooldownUs;
    private final long maxBehindUs;

    private transient ValueState<Long> quietUntilUs;
    private transient ValueState<Long> heldBack;
    private transient ValueState<String> toldEpisode;
    private transient Counter raised;
    private transient Counter suppressed;
    private transient Counter tooLate;
    private transient Histogram latencyMs;

    /**
     * @param maxBehind longest time from the detection, on our clock, after which an alert may
     *     leave
     */
    public AlertThrottleFunction(Duration cooldown, Duration maxBehind) {
        cooldownUs = Times.micros(cooldown);
        maxBehindUs = Times.micros(maxBehind);
    }

    @Override
    public void open(OpenContext context) {
        quietUntilUs =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "quiet-until-us", LongSerializer.INSTANCE));
        heldBack =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("held-back", LongSerializer.INSTANCE));
        toldEpisode =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "told-episode", StringSerializer.INSTANCE));
        raised = getRuntimeContext().getMetricGroup().counter("alertsRaised");
        suppressed = getRuntimeContext().getMetricGroup().counter("alertsSuppressed");
        tooLate = getRuntimeContext().getMetricGroup().counter("alertsTooLate");
        latencyMs =
                getRuntimeContext()
                        .getMetricGroup()
                        .histogram(
                                "alertLatencyMs",
                                new DescriptiveStatisticsHistogram(LATENCIES_KEPT));
    }

    @Override
    public void processElement(Alert alert, Context ctx, Collector<Alert> out) throws Exception {
        long nowMs = ctx.timerService().currentProcessingTime();
        long behindUs = Math.max(0, nowMs * 1_000 - alert.happenedUs());
        if (alert.kind() == Alert.Kind.CLOSED && !endsTheToldOne(alert)) {
            return;
        }
        if (behindUs > maxBehindUs) {
            tooLate.inc();
            return;
        }
        if (alert.kind() == Alert.Kind.CLOSED) {
            out.collect(alert.leaving(0, behindUs));
            raised.inc();
        } else {
            opened(alert, behindUs, nowMs, ctx, out);
        }
    }

    private boolean endsTheToldOne(Alert alert) throws Exception {
        boolean told = alert.episode().id().equals(toldEpisode.value());
        if (told) {
            toldEpisode.clear();
        }
        return told;
    }

    private void opened(Alert alert, long behindUs, long nowMs, Context ctx, Collector<Alert> out)
            throws Exception {
        long detectedUs = alert.episode().detectedUs();
        Long until = quietUntilUs.value();
        long before = heldBack.value() == null ? 0 : heldBack.value();
        if (until != null && detectedUs < until) {
            heldBack.update(before + 1);
            suppressed.inc();
            return;
        }
        out.collect(alert.leaving(before, behindUs));
        raised.inc();
        latencyMs.update(Math.max(0, nowMs - ctx.timestamp())); // since it could be known
        toldEpisode.update(alert.episode().id());
        heldBack.clear();
        quietUntilUs.update(detectedUs + cooldownUs);
        ctx.timerService().registerEventTimeTimer((detectedUs + cooldownUs) / 1_000 + 1);
    }

    @Override
    public void onTimer(long timeMs, OnTimerContext ctx, Collector<Alert> out) throws Exception {
        Long until = quietUntilUs.value();
        if (until != null && until / 1_000 < timeMs) {
            quietUntilUs.clear();
        }
    }
}
