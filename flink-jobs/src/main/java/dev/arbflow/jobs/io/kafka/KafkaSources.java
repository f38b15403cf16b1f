package dev.arbflow.jobs.io.kafka;

import dev.arbflow.jobs.arbitrage.Rules;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.io.exchange.MarketFeeds;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.sbe.SbeCodec;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.trade.TradeUpdate;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * Streams out of the topics, each with its event time; unreadable records go to the topic's
 * dead-letter topic.
 *
 * <p>No source has more subtasks than its topic has partitions: one without a partition would hold
 * time up.
 */
public final class KafkaSources {
    private KafkaSources() {}

    /** Whether somebody waits for each record: every answer of a broker costs both sides. */
    public enum Hurry {
        AT_ONCE,
        /** A broker answers when a quarter of a MiB has come, or a quarter of a second is over. */
        GATHERED,
        /**
         * Likewise, and time moves by quarters of a second: each watermark costs every operator.
         */
        BY_QUARTERS;

        Duration step() {
            return Duration.ofMillis(this == BY_QUARTERS ? 250 : 1);
        }

        Map<String, String> settings() {
            return switch (this) {
                case AT_ONCE -> Map.of();
                case GATHERED, BY_QUARTERS ->
                        Map.of(
                                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                                Integer.toString(256 << 10),
                                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                                "250");
            };
        }
    }

    /** Books and progress for who finds opportunities; event time is receive time. */
    public static DataStream<BookUpdate> books(
            StreamExecutionEnvironment env, PipelineConfig config) {
        return books(env, config, Hurry.AT_ONCE);
    }

    /** Books and progress; event time is receive time. */
    public static DataStream<BookUpdate> books(
            StreamExecutionEnvironment env, PipelineConfig config, Hurry hurry) {
        Kafka kafka = config.kafka();
        TopicReading<BookUpdate> books =
                new TopicReading<>(
                        Topic.BOOKS,
                        SbeCodec.books(),
                        TypeInformation.of(new TypeHint<>() {}),
                        BookUpdate.class,
                        hurry,
                        start(kafka),
                        ConnectionWatermarks.ofBooks(
                                config.detection().outOfOrderness(),
                                kafka.idleness(),
                                MarketFeeds.connectionNames(config.venues()),
                                hurry.step()));
        return TopicStreams.readable(
                TopicStreams.ofOneIngest(TopicStreams.found(env, kafka, books), kafka),
                kafka,
                books);
    }

    /** Trades and progress; event time is the corrected exchange time. */
    public static DataStream<TradeUpdate> trades(
            StreamExecutionEnvironment env, PipelineConfig config) {
        return trades(env, config, Hurry.GATHERED);
    }

    /** Trades and progress; event time is the corrected exchange time. */
    public static DataStream<TradeUpdate> trades(
            StreamExecutionEnvironment env, PipelineConfig config, Hurry hurry) {
        Kafka kafka = config.kafka();
        return TopicStreams.read(
                env,
                kafka,
                new TopicReading<>(
                        Topic.TRADES,
                        SbeCodec.trades(),
                        TypeInformation.of(new TypeHint<>() {}),
                        TradeUpdate.class,
                        hurry,
                        start(kafka),
                        ConnectionWatermarks.ofTrades(
                                config.prices().outOfOrderness(),
                                kafka.idleness(),
                                MarketFeeds.connectionNames(config.venues()),
                                hurry.step())));
    }

    /**
     * Versions of episodes; the watermark never holds anybody up, because there may be none for
     * days.
     */
    public static DataStream<Episode> episodes(StreamExecutionEnvironment env, Kafka kafka) {
        return TopicStreams.read(
                env,
                kafka,
                new TopicReading<>(
                        Topic.EPISODES,
                        JsonCodec.episodes(),
                        TypeInformation.of(new TypeHint<>() {}),
                        Episode.class,
                        Hurry.AT_ONCE,
                        start(kafka),
                        WatermarkStrategy.forGenerator(context -> new AlwaysDone<>())));
    }

    /** What looked like manipulation; nobody waits for it, and there may be none for days. */
    public static DataStream<SuspectActivity> suspects(
            StreamExecutionEnvironment env, Kafka kafka) {
        return TopicStreams.read(
                env,
                kafka,
                new TopicReading<>(
                        Topic.SUSPECTS,
                        JsonCodec.suspects(),
                        TypeInformation.of(new TypeHint<>() {}),
                        SuspectActivity.class,
                        Hurry.GATHERED,
                        start(kafka),
                        WatermarkStrategy.forGenerator(context -> new AlwaysDone<>())));
    }

    /** Every rule there is, from the beginning; its watermark never holds anybody up. */
    public static Rules rules(StreamExecutionEnvironment env, Kafka kafka) {
        return new Rules(
                KafkaRuleHistory.of(kafka),
                TopicStreams.read(
                        env,
                        kafka,
                        new TopicReading<>(
                                Topic.RULES,
                                JsonCodec.rules(),
                                TypeInformation.of(new TypeHint<>() {}),
                                Rule.class,
                                Hurry.AT_ONCE,
                                OffsetsInitializer.earliest(),
                                WatermarkStrategy.forGenerator(context -> new AlwaysDone<>()))));
    }

    private static OffsetsInitializer start(Kafka kafka) {
        return switch (kafka.start()) {
            case COMMITTED -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
            case EARLIEST -> OffsetsInitializer.earliest();
            case LATEST -> OffsetsInitializer.latest();
        };
    }
}
