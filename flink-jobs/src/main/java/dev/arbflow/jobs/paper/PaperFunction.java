package dev.arbflow.jobs.paper;

import dev.arbflow.jobs.config.Paper;
import dev.arbflow.jobs.state.WaitingByTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.PaperDay;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps the paper account, and tells the day's result after each decision.
 *
 * <p>Keyed by account, of which there is one: dollars that bought bitcoin buy no ether, so every
 * market has to ask the same balances, in one order. It sees two records an episode, not books.
 * Orders wait for the watermark until none can arrive before them, so that the same records give
 * the same account however they come. An opening is forgotten two minutes later; what was taken
 * counts as gone for the time that it takes to refill; the account itself stays, bounded by venues,
 * assets, markets and what is on its way.
 */
public final class PaperFunction
        extends KeyedCoProcessFunction<String, Episode, FollowUp, PaperDay> {
    private static final long serialVersionUID = 1L;

    /** Name of the account. */
    public static final String ACCOUNT = "paper";

    /** Longer than a follow-up can take to come. */
    private static final long FORGET_MS = 120_000;

    /**
     * From an order's arrival to when every earlier one must be known, with its last millisecond.
     */
    private static final long SETTLED_MS =
            FollowUp.HORIZONS_MS.get(FollowUp.HORIZONS_MS.size() - 1) + 1L;

    private final Paper paper;

    private transient MapState<String, Long> emittedUs;
    private transient WaitingByTime<String> openings;
    private transient WaitingByTime<FollowUp> followUps;
    private transient WaitingByTime<PaperOrder> orders;
    private transient ValueState<PaperBook> account;

    public PaperFunction(Paper paper) {
        this.paper = paper;
    }

    @Override
    public void open(OpenContext context) {
        emittedUs =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "emitted-by-episode",
                                        StringSerializer.INSTANCE,
                                        LongSerializer.INSTANCE));
        openings =
                new WaitingByTime<>(
                        getRuntimeContext(), "openings-by-ms", StringSerializer.INSTANCE);
        followUps =
                new WaitingByTime<>(
                        getRuntimeContext(),
                        "follow-ups-by-ms",
                        RecordSerializer.of(FollowUp.class));
        orders =
                new WaitingByTime<>(
                        getRuntimeContext(), "orders-by-ms", RecordSerializer.of(PaperOrder.class));
        account =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "account", RecordSerializer.of(PaperBook.class)));
    }

    /** Only the first version says when the episode could be acted on. */
    @Override
    public void processElement1(Episode episode, Context ctx, Collector<PaperDay> out)
            throws Exception {
        if (episode.revision() == 1 && paper.detection() == null) {
            emittedUs.put(episode.id(), episode.emittedUs());
            openings.add(ctx.timestamp() + FORGET_MS, episode.id(), ctx.timerService());
        }
    }

    @Override
    public void processElement2(FollowUp followUp, Context ctx, Collector<PaperDay> out)
            throws Exception {
        followUps.add(ctx.timestamp(), followUp, ctx.timerService());
    }

    @Override
    public void onTimer(long timeMs, OnTimerContext ctx, Collector<PaperDay> out) throws Exception {
        for (FollowUp due : followUps.take(timeMs, Comparator.comparing(FollowUp::id))) {
            PaperOrder order = new PaperOrder(due, latencyUs(due));
            orders.add(order.atUs() / 1_000 + SETTLED_MS, order, ctx.timerService());
        }
        for (String opening : openings.take(timeMs, Comparator.naturalOrder())) {
            emittedUs.remove(opening);
        }
        decide(orders.take(timeMs, PaperOrder.BY_ARRIVAL), out);
    }

    private void decide(List<PaperOrder> due, Collector<PaperDay> out) throws Exception {
        if (due.isEmpty()) {
            return;
        }
        PaperBook known = account.value();
        PaperAccount now = new PaperAccount(paper, known == null ? PaperBook.NEW : known);
        due.forEach(order -> out.collect(now.decide(order)));
        account.update(now.book());
    }

    private long latencyUs(FollowUp followUp) throws Exception {
        if (paper.detection() != null) {
            return Times.micros(paper.detection().plus(paper.way()));
        }
        Long emitted = emittedUs.get(followUp.id());
        return emitted == null
                ? PaperOrder.UNKNOWN
                : Math.max(0, emitted - followUp.toldUs()) + Times.micros(paper.way());
    }
}
