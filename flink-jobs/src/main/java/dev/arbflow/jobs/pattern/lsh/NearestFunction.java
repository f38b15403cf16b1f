package dev.arbflow.jobs.pattern.lsh;

import dev.arbflow.jobs.config.Similarity;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.SimilarPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Gathers what a window met in all its buckets: the nearest earlier moments and, to the side, the
 * pairs of its own moment.
 *
 * <p>Keyed by the window that asked. What was met in several tables counts once. All of it is told,
 * and dropped from state, when the watermark says that every bucket has answered.
 */
final class NearestFunction extends KeyedProcessFunction<String, Match, Neighbour> {
    static final OutputTag<SimilarPair> PAIRS =
            new OutputTag<>("similar-pairs", TypeInformation.of(SimilarPair.class));

    private static final long serialVersionUID = 1L;

    private final Similarity similarity;
    private transient MapState<String, Match> matches;
    private transient Counter repeated;

    NearestFunction(Similarity similarity) {
        this.similarity = similarity;
    }

    @Override
    public void open(OpenContext context) {
        matches =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "matches-by-window",
                                        StringSerializer.INSTANCE,
                                        RecordSerializer.of(Match.class)));
        repeated = getRuntimeContext().getMetricGroup().counter("matchesRepeated");
    }

    @Override
    public void processElement(Match match, Context ctx, Collector<Neighbour> out)
            throws Exception {
        String found = match.found().id();
        if (matches.contains(found)) {
            repeated.inc();
            return;
        }
        matches.put(found, match);
        ctx.timerService().registerEventTimeTimer(ctx.timestamp());
    }

    @Override
    public void onTimer(long timeMs, OnTimerContext ctx, Collector<Neighbour> out)
            throws Exception {
        List<Match> earlier = new ArrayList<>();
        Map<Listing, Match> sameMoment = new HashMap<>();
        for (Match match : matches.values()) {
            if (match.isEarlier()) {
                earlier.add(match);
            } else {
                sameMoment.merge(match.found().listing(), match, Match::closerInTime);
            }
        }
        matches.clear();
        tell(earlier, out);
        sameMoment.values().stream()
                .sorted(Match.BY_DISTANCE)
                .forEach(match -> ctx.output(PAIRS, match.pair()));
    }

    private void tell(List<Match> earlier, Collector<Neighbour> out) {
        earlier.sort(Match.BY_DISTANCE);
        int told = Math.min(earlier.size(), similarity.neighbours());
        for (int i = 0; i < told; i++) {
            out.collect(earlier.get(i).neighbour(i + 1));
        }
    }
}
