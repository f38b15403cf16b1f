package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.jobs.config.Similarity;
import dev.arbflow.jobs.state.WaitingByTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.SimilarPair;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Compares each window of a market with those before it: tells the nearest earlier moments and, to
 * the side, who moved alike at the same time, whose prices lie apart by more than both fees, and
 * when the market moved as never before.
 *
 * <p>Keyed by market. Windows wait for the watermark and are taken in the order of their ends, so
 * what is told does not depend on the order of arrival; one behind the watermark is counted and
 * left out. A window without a shape is not compared, but is what followed another one, and has a
 * price.
 *
 * <p>State: waiting windows die with the watermark; a window when it leaves the history, or before
 * that as the oldest of too many, which is counted; a pair when it counts no more. Both are looked
 * at when windows end, and for the last time an eighth of the history after the last has left it;
 * what is known of how far moments lay dies with the last window.
 */
final class SimilarityFunction extends KeyedProcessFunction<String, ClusteredWindow, Neighbour> {
    static final OutputTag<SimilarPair> PAIRS =
            new OutputTag<>("similar-pairs", TypeInformation.of(SimilarPair.class));

    private static final long serialVersionUID = 1L;

    /** Into how many steps the death of a market's last window is rounded up. */
    private static final long TIMERS = 8;

    private final Similarity similarity;
    private final FeeSchedule fees;
    private transient SimilarWindows windows;
    private transient WaitingByTime<Behaviour> waiting;
    private transient ValueState<ShapeRing> rings;
    private transient LatestPairs latest;
    private transient PatternCandidates candidates;
    private transient Discords discords;
    private transient Map<Shape.Outcome, Counter> outcomes;
    private transient Counter late;
    private transient Counter evictions;

    SimilarityFunction(Similarity similarity, FeeSchedule fees) {
        this.similarity = similarity;
        this.fees = fees;
    }

    @Override
    public void open(OpenContext context) {
        windows = new SimilarWindows(similarity);
        waiting =
                new WaitingByTime<>(
                        getRuntimeContext(), "windows-by-ms", RecordSerializer.of(Behaviour.class));
        rings =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("shapes", new ShapeRingSerializer()));
        latest = new LatestPairs(getRuntimeContext(), similarity.memory());
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        candidates = new PatternCandidates(latest, fees, metrics);
        discords = new Discords(getRuntimeContext(), similarity);
        outcomes = new EnumMap<>(Shape.Outcome.class);
        for (Shape.Outcome outcome : Shape.Outcome.values()) {
            outcomes.put(outcome, metrics.counter(outcome.counter()));
        }
        late = metrics.counter("windowsLate");
        evictions = metrics.counter("shapeEvictions");
    }

    @Override
    public void processElement(ClusteredWindow clustered, Context ctx, Collector<Neighbour> out)
            throws Exception {
        if (ctx.timestamp() <= ctx.timerService().currentWatermark()) {
            late.inc();
            return;
        }
        Shape.Normalised shape = Shape.of(clustered.window().shape(), similarity.points());
        outcomes.get(shape.outcome()).inc();
        waiting.add(
                ctx.timestamp(),
                new Behaviour(WindowRef.of(clustered), shape.values()),
                ctx.timerService());
    }

    @Override
    public void onTimer(long timeMs, OnTimerContext ctx, Collector<Neighbour> out)
            throws Exception {
        List<Behaviour> due = waiting.take(timeMs, Behaviour.BY_END);
        ShapeRing ring = rings.value();
        Map<Long, List<Behaviour>> byEnd =
                due.stream()
                        .collect(
                                Collectors.groupingBy(
                                        behaviour -> behaviour.window().endUs(),
                                        TreeMap::new,
                                        Collectors.toList()));
        for (List<Behaviour> moment : byEnd.values()) {
            ring = take(moment, ring, ctx, out);
        }
        keep(ring, timeMs, ctx.timerService());
    }

    /** Takes in the windows that ended together; what they follow is known first. */
    private ShapeRing take(
            List<Behaviour> moment, ShapeRing before, Context ctx, Collector<Neighbour> out)
            throws Exception {
        ShapeRing ring = before;
        for (Behaviour behaviour : moment) {
            if (ring != null) {
                ring.settle(behaviour.window());
            }
        }
        List<ProfilePeaks.Point> profile = new ArrayList<>();
        for (Behaviour behaviour : moment) {
            if (behaviour.hasShape()) {
                if (ring == null || !ring.fits(behaviour)) {
                    ring = new ShapeRing(behaviour.shape().length, behaviour.window().lengthUs());
                    profile.clear();
                    discords.forget();
                }
                List<Neighbour> neighbours = windows.neighbours(behaviour, ring);
                neighbours.forEach(out::collect);
                windows.profile(behaviour, neighbours, ring).ifPresent(profile::add);
                for (SimilarPair pair : windows.pairs(behaviour, ring)) {
                    ctx.output(PAIRS, pair);
                    latest.add(pair);
                }
                add(behaviour, ring);
            }
        }
        discords.compare(profile, discord -> ctx.output(Discords.TOLD, discord));
        candidates.compareAll(
                moment, ring, candidate -> ctx.output(PatternCandidates.TOLD, candidate));
        return ring;
    }

    private void add(Behaviour behaviour, ShapeRing ring) {
        while (ring.size() >= similarity.mostWindows()) {
            ring.removeOldest();
            evictions.inc();
        }
        ring.add(behaviour.window(), Neighbour.UNKNOWN, behaviour.shape());
        CellTraining.train(ring, similarity.cellsFrom());
    }

    private void keep(ShapeRing ring, long timeMs, TimerService timers) throws Exception {
        latest.expire(timeMs * 1_000);
        if (ring == null) {
            return;
        }
        ring.forgetUntil(timeMs * 1_000 - Times.micros(similarity.history()));
        if (ring.size() == 0) {
            rings.clear();
            discords.forget();
        } else {
            rings.update(ring);
            timers.registerEventTimeTimer(deathMs(ring));
        }
    }

    /** When the newest has left the history, rounded up, or each window would leave a timer. */
    private long deathMs(ShapeRing ring) {
        long historyMs = similarity.history().toMillis();
        long stepMs = Math.max(1, historyMs / TIMERS);
        long leavesMs = Math.floorDiv(ring.endUs(ring.size() - 1), 1_000L) + 1 + historyMs;
        return -Math.floorDiv(-leavesMs, stepMs) * stepMs;
    }
}
