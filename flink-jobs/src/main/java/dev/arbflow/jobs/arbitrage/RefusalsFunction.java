package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.arbitrage.Refusal;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Counts refused moments by minute, so that no store sees a record a tick.
 *
 * <p>Keyed by route and reason. A minute is told, and dropped from state, when it is over. Goes by
 * the moments' own time: a record's timestamp may be that of the update that revealed the moment.
 */
final class RefusalsFunction extends KeyedProcessFunction<String, RefusedMoment, Refusal> {
    private static final long serialVersionUID = 1L;
    private static final long MINUTE_US = 60_000_000;

    private transient MapState<Long, Refusal> minutes;

    @Override
    public void open(OpenContext context) {
        minutes =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "refusals-by-minute",
                                        LongSerializer.INSTANCE,
                                        RecordSerializer.of(Refusal.class)));
    }

    @Override
    public void processElement(RefusedMoment moment, Context ctx, Collector<Refusal> out)
            throws Exception {
        long minuteUs = Math.floorDiv(moment.timeUs(), MINUTE_US) * MINUTE_US;
        Refusal before = minutes.get(minuteUs);
        minutes.put(minuteUs, before == null ? first(moment, minuteUs) : plus(before, moment));
        ctx.timerService().registerEventTimeTimer((minuteUs + MINUTE_US) / 1_000 - 1);
    }

    @Override
    public void onTimer(long timeMs, OnTimerContext ctx, Collector<Refusal> out) throws Exception {
        long minuteUs = (timeMs + 1) * 1_000 - MINUTE_US;
        out.collect(minutes.get(minuteUs));
        minutes.remove(minuteUs);
    }

    private static Refusal first(RefusedMoment moment, long minuteUs) {
        Refusal nothing =
                new Refusal(
                        moment.route(), moment.reason(), minuteUs, 0, 0, Double.NaN, Double.NaN);
        return plus(nothing, moment);
    }

    private static Refusal plus(Refusal before, RefusedMoment moment) {
        return new Refusal(
                before.route(),
                before.reason(),
                before.minuteUs(),
                before.samples() + (moment.candidate() ? 0 : 1),
                before.candidates() + (moment.candidate() ? 1 : 0),
                RefusedMoment.larger(before.bestGrossBps(), moment.grossBps()),
                RefusedMoment.larger(before.bestNetBps(), moment.netBps()));
    }
}
