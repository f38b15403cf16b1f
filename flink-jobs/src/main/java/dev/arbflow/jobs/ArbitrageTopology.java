package dev.arbflow.jobs;

import dev.arbflow.jobs.alert.Background;
import dev.arbflow.jobs.alert.IndicativeAlerts;
import dev.arbflow.jobs.alert.Letter;
import dev.arbflow.jobs.alert.Notice;
import dev.arbflow.jobs.alert.Receivers;
import dev.arbflow.jobs.arbitrage.DetectionTopology;
import dev.arbflow.jobs.arbitrage.Rules;
import dev.arbflow.jobs.arbitrage.cycle.CycleTopology;
import dev.arbflow.jobs.config.IndicativeRule;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.dedup.EachTradeOnce;
import dev.arbflow.jobs.dedup.OrdinalFunction;
import dev.arbflow.jobs.paper.PaperDays;
import dev.arbflow.jobs.prices.PriceWindows;
import dev.arbflow.jobs.prices.TradesWithoutBooks;
import dev.arbflow.jobs.privacy.PseudonymFunction;
import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.trade.Trade;
import dev.arbflow.market.trade.TradeUpdate;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * From the topics to the stores.
 *
 * <pre>
 * books, rules ─► detection ─┬─► quotes, spreads ────────────────────► InfluxDB
 *                            ├─► episodes ─► MongoDB, InfluxDB, Kafka
 *                            ├─► refusals ─► MongoDB, InfluxDB
 *                            ├─► candidates ─► MongoDB, InfluxDB, Kafka
 *                            ├─► follow-ups ─► MongoDB, InfluxDB, Kafka
 *     episodes and follow-ups ─┴─► paper account ─► MongoDB, InfluxDB, Kafka
 *                            └─► alerts ─┬─ letters, with suspects and paper days ─► mail
 * books, rules ─► cycles, if any ────────│─► MongoDB, InfluxDB, Kafka
 * trades of feeds without books ─ hints ─┘
 * trades ─ by tape ─► each once ─┬─ pseudonyms ──────────────────────► MongoDB
 *                                ├─ by listing ─► ordinals ──────────► InfluxDB
 *                                └─► price windows, indicative ──────► InfluxDB
 * </pre>
 */
public final class ArbitrageTopology {
    private ArbitrageTopology() {}

    /**
     * Builds the graph.
     *
     * @param trades event time is the corrected exchange time
     * @param books event time is receive time
     * @param suspects what mails also tell; nobody waits for it
     */
    public static void build(
            DataStream<TradeUpdate> trades,
            DataStream<BookUpdate> books,
            Rules rules,
            DataStream<SuspectActivity> suspects,
            ArbitrageSinks sinks,
            PipelineConfig config) {
        DetectionTopology.Results found = detect(books, rules, config);
        DataStream<PaperDay> paper = paper(found, config);
        Optional<CycleTopology.Results> cycles = cycles(books, found, rules, config);
        announce(found, paper, sinks);
        DataStream<Letter> letters = letters(notices(found).union(hints(trades, config)), config);
        send(Background.build(letters, paper, suspects), sinks);
        announce(cycles, sinks);
        store(found, paper, trades, sinks, config);
        store(cycles, sinks);
    }

    /**
     * The part that people wait for: the log of episodes, and mail.
     *
     * @param trades nothing if every feed has books
     * @param suspects what mails also tell; nobody waits for it
     */
    public static void announcing(
            Optional<DataStream<TradeUpdate>> trades,
            DataStream<BookUpdate> books,
            Rules rules,
            DataStream<SuspectActivity> suspects,
            ArbitrageSinks sinks,
            PipelineConfig config) {
        DetectionTopology.Results found = detect(books, rules, config);
        DataStream<PaperDay> paper = paper(found, config);
        announce(found, paper, sinks);
        DataStream<Notice> alerts = notices(found);
        DataStream<Letter> letters =
                letters(
                        trades.map(each -> alerts.union(hints(each, config))).orElse(alerts),
                        config);
        send(Background.build(letters, paper, suspects), sinks);
        announce(cycles(books, found, rules, config), sinks);
    }

    /** The part that fills the stores; its operators are those of the whole. */
    public static void archiving(
            DataStream<TradeUpdate> trades,
            DataStream<BookUpdate> books,
            Rules rules,
            ArbitrageSinks sinks,
            PipelineConfig config) {
        DetectionTopology.Results found = detect(books, rules, config);
        store(found, paper(found, config), trades, sinks, config);
        store(cycles(books, found, rules, config), sinks);
    }

    private static DetectionTopology.Results detect(
            DataStream<BookUpdate> books, Rules rules, PipelineConfig config) {
        return DetectionTopology.build(books, rules, config.detection());
    }

    private static Optional<CycleTopology.Results> cycles(
            DataStream<BookUpdate> books,
            DetectionTopology.Results found,
            Rules rules,
            PipelineConfig config) {
        return config.cycles().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        CycleTopology.build(
                                books,
                                found.rules(),
                                rules.history(),
                                config.detection(),
                                config.cycles()));
    }

    private static void store(Optional<CycleTopology.Results> cycles, ArbitrageSinks sinks) {
        cycles.ifPresent(
                found -> {
                    put(found.episodes(), sinks.cycles().documents(), "cycle-episodes-mongo");
                    put(found.candidates(), sinks.cycles().ledger(), "cycle-candidates-mongo");
                    put(found.episodes(), sinks.cycles().points(), "cycle-episodes-influx");
                });
    }

    private static void announce(Optional<CycleTopology.Results> cycles, ArbitrageSinks sinks) {
        cycles.ifPresent(
                found -> put(found.episodes(), sinks.cycles().topic(), "cycle-episodes-kafka"));
    }

    private static DataStream<PaperDay> paper(
            DetectionTopology.Results found, PipelineConfig config) {
        return PaperDays.build(found.episodes(), found.followUps(), config.paper());
    }

    private static void store(
            DetectionTopology.Results found,
            DataStream<PaperDay> paper,
            DataStream<TradeUpdate> trades,
            ArbitrageSinks sinks,
            PipelineConfig config) {
        put(found.quotes(), sinks.points().quotes(), "quotes-influx");
        put(found.spreads(), sinks.points().spreads(), "spreads-influx");
        put(found.episodes(), sinks.points().episodes(), "episodes-influx");
        put(found.episodes(), sinks.documents().episodes(), "episodes-mongo");
        put(found.refusals(), sinks.documents().refusals(), "refusals-mongo");
        put(found.refusals(), sinks.points().refusals(), "refusals-influx");
        put(found.candidates(), sinks.documents().candidates(), "candidates-mongo");
        put(found.candidates(), sinks.points().candidates(), "candidates-influx");
        put(found.followUps(), sinks.documents().followUps(), "follow-ups-mongo");
        put(found.followUps(), sinks.points().followUps(), "follow-ups-influx");
        put(paper, sinks.documents().paper(), "paper-mongo");
        put(paper, sinks.points().paper(), "paper-influx");
        DataStream<Trade> once = EachTradeOnce.build(trades, config.dedup());
        archive(once, sinks, config);
        PriceWindows prices = PriceWindows.build(once, config.prices());
        put(prices.windows(), sinks.points().priceWindows(), "price-windows-influx");
        put(prices.indicative(), sinks.points().indicative(), "indicative-influx");
    }

    private static void announce(
            DetectionTopology.Results found, DataStream<PaperDay> paper, ArbitrageSinks sinks) {
        put(found.episodes(), sinks.episodesTopic(), "episodes-kafka");
        put(found.candidates(), sinks.candidatesTopic(), "candidates-kafka");
        put(found.followUps(), sinks.followUpsTopic(), "follow-ups-kafka");
        put(paper, sinks.paperTopic(), "paper-kafka");
    }

    private static DataStream<Notice> notices(DetectionTopology.Results found) {
        return found.alerts().map(Notice::of).uid("alert-notices").name("alerts to be told");
    }

    private static DataStream<Notice> hints(DataStream<TradeUpdate> trades, PipelineConfig config) {
        IndicativeRule rule = config.indicativeRule();
        return IndicativeAlerts.build(TradesWithoutBooks.windows(trades, rule.windows()), rule);
    }

    private static DataStream<Letter> letters(DataStream<Notice> notices, PipelineConfig config) {
        return config.terms()
                .map(terms -> Receivers.build(notices, terms))
                .orElseGet(() -> toAll(notices));
    }

    private static void send(DataStream<Letter> letters, ArbitrageSinks sinks) {
        letters.sinkTo(sinks.mails())
                .setParallelism(1) // remembers what it has sent, and talks to one server
                .uid("alerts-mail")
                .name("alerts → mail");
    }

    private static DataStream<Letter> toAll(DataStream<Notice> notices) {
        return notices.map(Letter::toAll).uid("letters").name("a letter to all receivers");
    }

    private static void archive(
            DataStream<Trade> once, ArbitrageSinks sinks, PipelineConfig config) {
        put(
                once.map(new PseudonymFunction(config.privacy()))
                        .uid("pseudonyms")
                        .name("trades under pseudonyms"),
                sinks.documents().trades(),
                "trades-mongo");
        put(
                once.keyBy(trade -> trade.listing().code())
                        .process(new OrdinalFunction(config.dedup().rotation()))
                        .uid("ordinals")
                        .name("trades numbered by microsecond"),
                sinks.points().trades(),
                "trades-influx");
    }

    private static <T> void put(DataStream<T> what, Sink<T> where, String uid) {
        what.sinkTo(where).uid(uid).name(uid.replace("-", " → "));
    }
}
