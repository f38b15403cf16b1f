package dev.arbflow.jobs.pattern.lsh;

import dev.arbflow.jobs.config.Similarity;
import dev.arbflow.jobs.state.WaitingByTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Listing;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.LadderWalk;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.PatternCandidate;
import dev.arbflow.market.behaviour.SimilarPair;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Compares, whenever windows end, the prices of listings that moved alike not long ago, and keeps
 * those that lie further apart than both taker fees.
 *
 * <p>Keyed by market. Likeness is of the past, the difference of now: while prices come apart their
 * paths are not alike, so a pair that had to be both at once would miss every sudden difference
 * (first likeness, then difference is the order of pairs trading, too; Gatev, Goetzmann,
 * Rouwenhorst 2006). Windows and pairs wait for the watermark, so what is told does not depend on
 * the order of arrival; a pair dies when it counts no more. Listings without prices or without
 * known fees are counted and left out, never taken for free.
 */
final class PatternCandidateFunction
        extends KeyedCoProcessFunction<String, SimilarPair, ClusteredWindow, PatternCandidate> {
    private static final long serialVersionUID = 1L;

    private static final Comparator<SimilarPair> BY_END =
            Comparator.<SimilarPair>comparingLong(pair -> pair.second().endUs())
                    .thenComparing(SimilarPair::id);

    private final Similarity similarity;
    private final FeeSchedule fees;
    private transient WaitingByTime<SimilarPair> waitingPairs;
    private transient WaitingByTime<WindowRef> waitingWindows;
    private transient LatestPairs latest;
    private transient Counter withoutPrice;
    private transient Counter withoutFee;

    PatternCandidateFunction(Similarity similarity, FeeSchedule fees) {
        this.similarity = similarity;
        this.fees = fees;
    }

    @Override
    public void open(OpenContext context) {
        waitingPairs =
                new WaitingByTime<>(
                        getRuntimeContext(), "pairs-by-ms", RecordSerializer.of(SimilarPair.class));
        waitingWindows =
                new WaitingByTime<>(
                        getRuntimeContext(), "windows-by-ms", RecordSerializer.of(WindowRef.class));
        latest = new LatestPairs(getRuntimeContext(), similarity.memory());
        withoutPrice = getRuntimeContext().getMetricGroup().counter("pairsWithoutPrice");
        withoutFee = getRuntimeContext().getMetricGroup().counter("pairsWithoutFee");
    }

    @Override
    public void processElement1(SimilarPair pair, Context ctx, Collector<PatternCandidate> out)
            throws Exception {
        if (pair.first().listing().market().equals(pair.second().listing().market())) {
            waitingPairs.add(ctx.timestamp(), pair, ctx.timerService());
        }
    }

    @Override
    public void processElement2(
            ClusteredWindow clustered, Context ctx, Collector<PatternCandidate> out)
            throws Exception {
        waitingWindows.add(ctx.timestamp(), WindowRef.of(clustered), ctx.timerService());
    }

    @Override
    public void onTimer(long timeMs, OnTimerContext ctx, Collector<PatternCandidate> out)
            throws Exception {
        Deque<SimilarPair> pairs = new ArrayDeque<>(waitingPairs.take(timeMs, BY_END));
        for (var moment : byEnd(timeMs).entrySet()) {
            while (!pairs.isEmpty() && pairs.peek().second().endUs() <= moment.getKey()) {
                latest.add(pairs.remove(), ctx.timerService());
            }
            compareAll(moment.getValue(), out);
        }
        for (SimilarPair pair : pairs) {
            latest.add(pair, ctx.timerService());
        }
        latest.expire(timeMs);
    }

    /** Windows that are due; several moments come together where they waited for a model. */
    private SortedMap<Long, List<WindowRef>> byEnd(long timeMs) throws Exception {
        return waitingWindows
                .take(timeMs, Comparator.comparing(window -> window.listing().code()))
                .stream()
                .collect(
                        Collectors.groupingBy(WindowRef::endUs, TreeMap::new, Collectors.toList()));
    }

    private void compareAll(List<WindowRef> windows, Collector<PatternCandidate> out)
            throws Exception {
        for (int i = 1; i < windows.size(); i++) {
            for (WindowRef other : windows.subList(0, i)) {
                WindowRef window = windows.get(i);
                Optional<SimilarPair> pair =
                        latest.of(window.listing(), other.listing(), window.endUs());
                if (pair.isPresent()) {
                    compare(pair.get(), other, window, out);
                }
            }
        }
    }

    private void compare(
            SimilarPair pair, WindowRef one, WindowRef other, Collector<PatternCandidate> out) {
        if (!isPrice(one.lastMid()) || !isPrice(other.lastMid())) {
            withoutPrice.inc();
            return;
        }
        boolean buyOne = one.lastMid() < other.lastMid();
        WindowRef buy = buyOne ? one : other;
        WindowRef sell = buyOne ? other : one;
        Optional<TakerFee> buyFee = feeOf(buy);
        Optional<TakerFee> sellFee = feeOf(sell);
        if (buyFee.isEmpty() || sellFee.isEmpty()) {
            withoutFee.inc();
            return;
        }
        double breakEvenBps = LadderWalk.breakEvenBps(buyFee.get(), sellFee.get());
        PatternCandidate candidate =
                new PatternCandidate(pair, buy, sell, breakEvenBps, fees.version());
        if (candidate.grossBps() > breakEvenBps) {
            out.collect(candidate);
        }
    }

    private Optional<TakerFee> feeOf(WindowRef window) {
        Listing listing = window.listing();
        return fees.find(listing.venue(), listing.market(), window.endUs());
    }

    private static boolean isPrice(double mid) {
        return mid > 0 && Double.isFinite(mid);
    }
}
