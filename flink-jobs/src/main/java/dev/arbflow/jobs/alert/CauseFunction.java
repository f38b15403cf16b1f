package dev.arbflow.jobs.alert;

import dev.arbflow.jobs.config.Alerting;
import dev.arbflow.jobs.state.WaitingByTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.FollowUp;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Raises one alert for each cause when it opens, one when its edge has grown by a multiple, and one
 * when it is over.
 *
 * <p>Keyed by market. News waits for the watermark, so that the same log gives the same causes
 * however it arrives. A cause dies when its episodes are over, none can go on with them and its
 * cool-down is over; an open episode of which no end is heard a minute after the longest that one
 * may last.
 */
public final class CauseFunction
        extends KeyedCoProcessFunction<String, EpisodeNews, FollowUp, Alert> {
    private static final long serialVersionUID = 1L;

    private static final int LATENCIES_KEPT = 10_000;

    private final Alerting rule;
    private final CauseSpans spans;

    private transient WaitingByTime<EpisodeNews> news;
    private transient WaitingByTime<FollowUp> followUps;
    private transient ValueState<Causes> causes;
    private transient AlertCounters counters;
    private transient Histogram latencyMs;

    /**
     * @param longest longest believable episode
     * @param rejoin longest event time from the end of an episode to one that goes on with it
     */
    public CauseFunction(Alerting rule, Duration longest, Duration rejoin) {
        this.rule = rule;
        this.spans = new CauseSpans(Times.micros(longest), Times.micros(rejoin));
    }

    @Override
    public void open(OpenContext context) {
        news =
                new WaitingByTime<>(
                        getRuntimeContext(), "news-by-ms", RecordSerializer.of(EpisodeNews.class));
        followUps =
                new WaitingByTime<>(
                        getRuntimeContext(),
                        "follow-ups-by-ms",
                        RecordSerializer.of(FollowUp.class));
        causes =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "causes", RecordSerializer.of(Causes.class)));
        counters = new AlertCounters(getRuntimeContext().getMetricGroup());
        latencyMs =
                getRuntimeContext()
                        .getMetricGroup()
                        .histogram(
                                "alertLatencyMs",
                                new DescriptiveStatisticsHistogram(LATENCIES_KEPT));
    }

    @Override
    public void processElement1(EpisodeNews version, Context ctx, Collector<Alert> out)
            throws Exception {
        news.add(ctx.timestamp(), version, ctx.timerService());
    }

    @Override
    public void processElement2(FollowUp followUp, Context ctx, Collector<Alert> out)
            throws Exception {
        followUps.add(ctx.timestamp(), followUp, ctx.timerService());
    }

    @Override
    public void onTimer(long timeMs, OnTimerContext ctx, Collector<Alert> out) throws Exception {
        CauseBook book =
                new CauseBook(Causes.orNone(causes.value()).all(), rule, spans, counters::unsaid);
        long nowUs = timeMs == Long.MAX_VALUE ? timeMs : timeMs * 1_000;
        followUps.take(timeMs, Comparator.comparing(FollowUp::id)).forEach(book::followUp);
        long clockMs = ctx.timerService().currentProcessingTime();
        List<Alert> alerts =
                book.say(nowUs, clockMs * 1_000); // what is over cannot be gone on with
        news.take(timeMs, EpisodeNews.BY_ROUTE).forEach(version -> book.news(version, nowUs));
        alerts.addAll(book.say(nowUs, clockMs * 1_000));
        for (Alert alert : alerts) {
            out.collect(alert);
            counters.raised();
            if (alert.kind() == Alert.Kind.OPENED) {
                latencyMs.update(Math.max(0, clockMs - timeMs)); // since it could be known
            }
        }
        keep(book, timeMs, ctx);
    }

    private void keep(CauseBook book, long timeMs, OnTimerContext ctx) throws Exception {
        if (timeMs == Long.MAX_VALUE) {
            causes.clear(); // the stream has ended, and with it every episode
            return;
        }
        boolean ending = ctx.timerService().currentWatermark() == Long.MAX_VALUE;
        if (!ending) { // else ends are yet to come
            book.forget(timeMs * 1_000);
        }
        if (book.causes().isEmpty()) {
            causes.clear();
            return;
        }
        causes.update(new Causes(List.copyOf(book.causes())));
        long nextUs = ending ? book.nextEndUs() : Math.min(book.nextEndUs(), book.nextForgetUs());
        if (nextUs != Long.MAX_VALUE) {
            ctx.timerService().registerEventTimeTimer(Math.floorDiv(nextUs + 999, 1_000L));
        }
    }
}
