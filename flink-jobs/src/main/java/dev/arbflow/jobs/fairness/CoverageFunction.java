package dev.arbflow.jobs.fairness;

import dev.arbflow.jobs.config.Fairness;
import dev.arbflow.jobs.periods.Periods;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Tape;
import dev.arbflow.market.Times;
import dev.arbflow.market.coverage.CoverageCount;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Counts what a tape delivered in each period, and for how much of it the tape was live.
 *
 * <p>Keyed by {@link Tape#code()}. A tape is live from a usable book on, until its book becomes
 * unusable or nothing proves its connection alive for too long. A period is reported when the
 * watermark reaches its end, whether or not anything was heard. A tally dies with its period; the
 * liveness is replaced by what is heard next, one for each configured tape.
 */
public final class CoverageFunction
        extends KeyedProcessFunction<String, Observation, CoverageCount> {
    private static final long serialVersionUID = 1L;

    /** A gap of unknown length does not count in periods that are longer ago. */
    private static final int MAX_PERIODS = 24;

    private final Periods periods;
    private final long maxSilenceUs;

    private transient ValueState<Liveness> liveness;
    private transient MapState<Long, Tally> tallies;
    private transient Counter late;

    public CoverageFunction(Fairness settings) {
        this.periods = new Periods(settings.period());
        this.maxSilenceUs = Times.micros(settings.maxSilence());
    }

    @Override
    public void open(OpenContext context) {
        liveness =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "liveness", RecordSerializer.of(Liveness.class)));
        tallies =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "tallies-by-period",
                                        LongSerializer.INSTANCE,
                                        RecordSerializer.of(Tally.class)));
        late = getRuntimeContext().getMetricGroup().counter("observationsLate");
    }

    @Override
    public void processElement(Observation seen, Context ctx, Collector<CoverageCount> out)
            throws Exception {
        long lastMs = periods.lastMs(periods.startUs(seen.timeUs()));
        if (lastMs <= ctx.timerService().currentWatermark()) {
            late.inc();
            return;
        }
        switch (seen.kind()) {
            case PERIOD -> ctx.timerService().registerEventTimeTimer(lastMs);
            case TRADE -> hearTrade(seen, ctx.timerService().currentWatermark());
            case BOOK -> hearBook(seen);
            case ALIVE -> liveness.update(settle(known(), seen.timeUs()).after(seen));
        }
    }

    /** A gap before it counts in every period that it reaches into and that is still open. */
    private void hearTrade(Observation trade, long watermarkMs) throws Exception {
        add(trade.timeUs(), Tally.TRADE);
        if (trade.gapUs() == 0) {
            return;
        }
        long startUs = periods.startUs(trade.timeUs());
        long fromUs = periods.startUs(trade.timeUs() - trade.gapUs());
        for (int i = 0; i < MAX_PERIODS && startUs >= fromUs; i++) {
            if (periods.lastMs(startUs) > watermarkMs) {
                add(startUs, Tally.TRADE_GAP);
            }
            startUs = periods.startUs(startUs - 1);
        }
    }

    private void hearBook(Observation book) throws Exception {
        Liveness before = known();
        if (!before.isNews(book)) {
            return;
        }
        Liveness settled = settle(before, book.timeUs());
        boolean wasLive = settled.liveUntilUs(maxSilenceUs) > settled.settledUs();
        if (wasLive && !book.usable()) {
            add(book.timeUs(), Tally.GAP);
        }
        add(book.timeUs(), Tally.BOOK);
        liveness.update(settled.after(book));
    }

    @Override
    public void onTimer(long lastMs, OnTimerContext ctx, Collector<CoverageCount> out)
            throws Exception {
        long startUs = periods.startUsOf(lastMs);
        long endUs = periods.endUs(startUs);
        Liveness before = liveness.value();
        if (before != null) {
            liveness.update(settle(before, endUs));
        }
        Tally tally = take(startUs);
        if (ctx.timerService().currentWatermark() == Long.MAX_VALUE) {
            return; // the end of the input cuts the period off
        }
        out.collect(
                new CoverageCount(
                        Tape.parse(ctx.getCurrentKey()),
                        startUs,
                        endUs,
                        tally.liveUs(),
                        tally.gaps(),
                        tally.books(),
                        tally.trades(),
                        tally.tradeGaps()));
    }

    private Liveness known() throws Exception {
        Liveness known = liveness.value();
        return known == null ? Liveness.NONE : known;
    }

    /** Counts the live time up to a moment. */
    private Liveness settle(Liveness before, long timeUs) throws Exception {
        long untilUs = Math.min(timeUs, before.liveUntilUs(maxSilenceUs));
        long fromUs = before.settledUs();
        if (fromUs < untilUs) {
            while (fromUs < untilUs) {
                long endUs = Math.min(untilUs, periods.endUs(periods.startUs(fromUs)));
                add(fromUs, Tally.live(endUs - fromUs));
                fromUs = endUs;
            }
            if (untilUs < timeUs) {
                add(untilUs, Tally.GAP);
            }
        }
        return before.settled(timeUs);
    }

    private void add(long timeUs, Tally more) throws Exception {
        long startUs = periods.startUs(timeUs);
        Tally before = tallies.get(startUs);
        tallies.put(startUs, before == null ? more : before.plus(more));
    }

    /** The tally of a period; it and what was never announced before it are forgotten. */
    private Tally take(long startUs) throws Exception {
        Tally tally = Tally.EMPTY;
        boolean empty = true;
        Iterator<Map.Entry<Long, Tally>> entries = tallies.iterator();
        while (entries.hasNext()) {
            Map.Entry<Long, Tally> entry = entries.next();
            if (entry.getKey() == startUs) {
                tally = entry.getValue();
            }
            if (entry.getKey() <= startUs) {
                entries.remove();
            } else {
                empty = false;
            }
        }
        if (empty) {
            tallies.clear(); // the heap backend keeps an empty map otherwise
        }
        return tally;
    }
}
