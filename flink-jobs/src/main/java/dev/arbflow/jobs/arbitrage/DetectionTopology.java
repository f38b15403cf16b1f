package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.alert.CauseFunction;
import dev.arbflow.jobs.alert.EpisodeNews;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.Quote;
import dev.arbflow.market.rule.Rule;
import org.apache.flink.cep.CEP;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.function.SerializableFunction;

/**
 * From books to episodes.
 *
 * <pre>
 * books ─┬─ touches ─ by listing ─► quotes
 *        └─ legs ─ by market* ─► in receive order ─► judged routes ─┬─► spreads, follow-ups (side outputs)
 * rules ─ gate ─ broadcast ─────────────────────────────┘          │
 *                            ┌──────── signals, by route ──────────┤
 *                            ▼                                     ▼
 *                        episodes ◄──── openings (CEP) ◄──── transitions
 *                            ├─► news (side output) ─ by market, with follow-ups ─► alerts
 *                            ├─► candidates (side output), when they begin and end
 *                            └─► refused (side output) ─ by route and reason ─► refusals a minute
 * </pre>
 *
 * <p>* A book is a leg in its own market and in each other one with which a conversion has it
 * compared, and so is the book at which the currency is exchanged.
 */
public final class DetectionTopology {
    /** The operator that judges; its metrics carry this name. */
    public static final String JUDGED_ROUTES = "judged routes";

    private DetectionTopology() {}

    /**
     * What detection finds.
     *
     * @param quotes the touch of every listing as it changes
     * @param spreads every comparable route once a second
     * @param episodes every version of every episode
     * @param alerts what a person should hear of
     * @param refusals what looked good and was not, counted by minute
     * @param candidates every candidate when it begins and with its outcome
     * @param followUps what was left of each episode within a second of being told
     * @param rules those that were written in time
     */
    public record Results(
            DataStream<Quote> quotes,
            DataStream<Spread> spreads,
            DataStream<Episode> episodes,
            DataStream<Alert> alerts,
            DataStream<Refusal> refusals,
            DataStream<Candidate> candidates,
            DataStream<FollowUp> followUps,
            DataStream<Rule> rules) {}

    /**
     * Builds the graph.
     *
     * @param books event time is receive time
     */
    public static Results build(DataStream<BookUpdate> books, Rules rules, Detection detection) {
        DataStream<Rule> gated = gated(rules, detection);
        SingleOutputStreamOperator<RouteSignal> judged =
                judged(books, broadcast(gated), rules.history(), detection);
        DataStream<RouteSignal> signals = atOwnTime(judged, RouteSignal::timeUs, "signals");
        DataStream<FollowUp> followUps =
                atOwnTime(
                        judged.getSideOutput(SideOutputs.FOLLOW_UPS),
                        FollowUp::lastLookUs,
                        "follow-ups");
        SingleOutputStreamOperator<Episode> episodes =
                signals.keyBy(signal -> signal.route().code())
                        .connect(openings(signals).keyBy(signal -> signal.route().code()))
                        .process(new EpisodeFunction(detection))
                        .uid("episodes")
                        .name("episodes");
        return new Results(
                quotes(books),
                judged.getSideOutput(SideOutputs.SPREADS),
                episodes,
                alerts(episodes.getSideOutput(SideOutputs.NEWS), followUps, detection),
                episodes.getSideOutput(SideOutputs.REFUSED)
                        .keyBy(RefusedMoment::key)
                        .process(new RefusalsFunction())
                        .uid("refusals")
                        .name("refusals a minute"),
                episodes.getSideOutput(SideOutputs.CANDIDATES),
                followUps,
                gated);
    }

    private static <T> DataStream<T> atOwnTime(
            DataStream<T> records, SerializableFunction<T, Long> timeUs, String what) {
        return records.transform(
                        what + " at their own time", records.getType(), new AtOwnTime<>(timeUs))
                .uid(what + "-at-own-time");
    }

    private static SingleOutputStreamOperator<RouteSignal> judged(
            DataStream<BookUpdate> books,
            BroadcastStream<Rule> rules,
            RuleHistory history,
            Detection detection) {
        SingleOutputStreamOperator<LegUpdate> ordered =
                books.flatMap(new LegUpdatesFunction(detection.conversions()))
                        .uid("legs")
                        .name("legs")
                        .keyBy(update -> update.board().code())
                        .process(new OrderBooksFunction())
                        .uid("order-books")
                        .name("books in receive order");
        return DataStreamUtils.reinterpretAsKeyedStream(ordered, update -> update.board().code())
                .connect(rules)
                .process(new CrossVenueFunction(detection, history))
                .uid("cross-venue")
                .name(JUDGED_ROUTES);
    }

    /** One subtask, which has them in the order of the log. */
    private static DataStream<Rule> gated(Rules rules, Detection detection) {
        return rules.stream()
                .process(new RuleGateFunction(detection.configured(), rules.history()))
                .setParallelism(1)
                .uid("rule-gate")
                .name("rules written in time");
    }

    /** For an operator that judges by them. */
    public static BroadcastStream<Rule> broadcast(DataStream<Rule> gated) {
        return gated.broadcast(CrossVenueFunction.RULES, CrossVenueFunction.FORMER_RULES);
    }

    private static DataStream<RouteSignal> openings(DataStream<RouteSignal> signals) {
        return CEP.pattern(
                        signals.filter(RouteSignal::transition)
                                .uid("transitions")
                                .name("transitions")
                                .keyBy(signal -> signal.route().code()),
                        SpreadEpisodePattern.opening(),
                        new SpreadEpisodePattern.InOrder())
                .inEventTime()
                .process(new SpreadEpisodePattern.Completed())
                .uid("sustained-spread")
                .name("sustained spread (CEP)");
    }

    private static DataStream<Quote> quotes(DataStream<BookUpdate> books) {
        return books.filter(update -> update.book() != null)
                .uid("books-only")
                .name("books without progress")
                .map(update -> TouchUpdate.of(update.book()))
                .returns(TouchUpdate.class)
                .uid("books")
                .name("touches")
                .keyBy(TouchUpdate::listingCode)
                .process(new QuoteFunction())
                .uid("quotes")
                .name("changed touches");
    }

    private static DataStream<Alert> alerts(
            DataStream<EpisodeNews> news, DataStream<FollowUp> followUps, Detection detection) {
        return news.keyBy(each -> each.episode().route().market().code())
                .connect(followUps.keyBy(each -> each.route().market().code()))
                .process(
                        new CauseFunction(
                                detection.alerting(), detection.ageCap(), detection.rejoin()))
                .uid("alert-causes")
                .name("one alert a cause");
    }
}
