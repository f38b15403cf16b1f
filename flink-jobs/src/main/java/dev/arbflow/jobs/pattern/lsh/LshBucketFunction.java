package dev.arbflow.jobs.pattern.lsh;

import dev.arbflow.jobs.config.Similarity;
import dev.arbflow.jobs.state.WaitingByTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Times;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * One bucket of the index: compares who comes with who is there.
 *
 * <p>Keyed by table and bucket. Visits are taken in the order of their windows, so the later of two
 * windows finds the earlier one, whichever way either came. A window dies when it leaves the
 * history, and before that if the bucket is full and it is the oldest, which is counted; an empty
 * bucket leaves nothing.
 */
final class LshBucketFunction extends KeyedProcessFunction<String, BucketVisit, Match> {
    private static final long serialVersionUID = 1L;

    private final Similarity similarity;
    private transient WaitingByTime<BucketVisit> waiting;
    private transient ValueState<List<Behaviour>> members;
    private transient Counter comparisons;
    private transient Counter evictions;

    LshBucketFunction(Similarity similarity) {
        this.similarity = similarity;
    }

    @Override
    public void open(OpenContext context) {
        waiting =
                new WaitingByTime<>(
                        getRuntimeContext(),
                        "visits-by-ms",
                        RecordSerializer.of(BucketVisit.class));
        members =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "members",
                                        new ListSerializer<>(
                                                RecordSerializer.of(Behaviour.class))));
        comparisons = getRuntimeContext().getMetricGroup().counter("shapeComparisons");
        evictions = getRuntimeContext().getMetricGroup().counter("bucketEvictions");
    }

    @Override
    public void processElement(BucketVisit visit, Context ctx, Collector<Match> out)
            throws Exception {
        waiting.add(ctx.timestamp(), visit, ctx.timerService());
    }

    @Override
    public void onTimer(long timeMs, OnTimerContext ctx, Collector<Match> out) throws Exception {
        List<Behaviour> before = members.value();
        Bucket bucket = new Bucket(similarity, before == null ? List.of() : before);
        for (BucketVisit visit : waiting.take(timeMs, BucketVisit.VISITING_ORDER)) {
            Behaviour behaviour = visit.behaviour();
            switch (visit.purpose()) {
                case SETTLE -> bucket.settle(behaviour);
                case LOOK -> bucket.matches(behaviour).forEach(out::collect);
                case STAY -> {
                    bucket.matches(behaviour).forEach(out::collect);
                    bucket.add(behaviour);
                    ctx.timerService().registerEventTimeTimer(deathMs(behaviour));
                }
            }
        }
        bucket.forgetUntil(timeMs * 1_000 - Times.micros(similarity.history()));
        comparisons.inc(bucket.comparisons());
        evictions.inc(bucket.evictions());
        if (bucket.members().isEmpty()) {
            members.clear();
        } else {
            members.update(bucket.members());
        }
    }

    private long deathMs(Behaviour behaviour) {
        long endMs = -Math.floorDiv(-behaviour.window().endUs(), 1_000L); // never too early
        return endMs + similarity.history().toMillis();
    }
}
