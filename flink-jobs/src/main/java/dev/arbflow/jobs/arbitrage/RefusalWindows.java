package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.Refusal;
import dev.arbflow.market.RefusalReason;
import dev.arbflow.market.Route;
import java.time.Duration;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Counts refused moments by route, reason and minute, so that no store sees a record a tick. */
final class RefusalWindows {
    private RefusalWindows() {}

    static SingleOutputStreamOperator<Refusal> perMinute(DataStream<RefusedMoment> refused) {
        return refused.keyBy(RefusedMoment::key)
                .window(TumblingEventTimeWindows.of(Duration.ofMinutes(1)))
                .aggregate(new Tally(), new AtMinute());
    }

    /**
     * What has been counted so far.
     *
     * @param route which way; null before the first moment
     */
    public record Counts(
            Route route,
            RefusalReason reason,
            long samples,
            long candidates,
            double bestGrossBps,
            double bestNetBps) {
        static final Counts NONE = new Counts(null, null, 0, 0, Double.NaN, Double.NaN);
    }

    /** Adds up. */
    static final class Tally implements AggregateFunction<RefusedMoment, Counts, Counts> {
        private static final long serialVersionUID = 1L;

        @Override
        public Counts createAccumulator() {
            return Counts.NONE;
        }

        @Override
        public Counts add(RefusedMoment moment, Counts counts) {
            return new Counts(
                    moment.route(),
                    moment.reason(),
                    counts.samples + (moment.candidate() ? 0 : 1),
                    counts.candidates + (moment.candidate() ? 1 : 0),
                    larger(counts.bestGrossBps, moment.grossBps()),
                    larger(counts.bestNetBps, moment.netBps()));
        }

        @Override
        public Counts merge(Counts left, Counts right) {
            return new Counts(
                    left.route == null ? right.route : left.route,
                    left.reason == null ? right.reason : left.reason,
                    left.samples + right.samples,
                    left.candidates + right.candidates,
                    larger(left.bestGrossBps, right.bestGrossBps),
                    larger(left.bestNetBps, right.bestNetBps));
        }

        @Override
        public Counts getResult(Counts counts) {
            return counts;
        }

        private static double larger(double left, double right) {
            return Double.isNaN(left) || right > left ? right : left;
        }
    }

    /** Adds the minute. */
    static final class AtMinute extends ProcessWindowFunction<Counts, Refusal, String, TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(
                String key, Context ctx, Iterable<Counts> counted, Collector<Refusal> out) {
            for (Counts counts : counted) {
                out.collect(
                        new Refusal(
                                counts.route,
                                counts.reason,
                                ctx.window().getStart() * 1_000,
                                counts.samples,
                                counts.candidates,
                                counts.bestGrossBps,
                                counts.bestNetBps));
            }
        }
    }
}
