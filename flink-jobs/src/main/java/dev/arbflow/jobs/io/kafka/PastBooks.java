package dev.arbflow.jobs.io.kafka;

import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.io.sbe.SbeCodec;
import dev.arbflow.market.book.BookUpdate;
import java.time.Duration;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Books and progress that were written between two moments; event time is receive time.
 *
 * <p>What cannot be read is left out: the job has put it aside. Partitions are read side by side,
 * so that no more of one waits for another than can be kept in memory.
 *
 * @param kafka where the topics are
 * @param outOfOrderness how long books wait for earlier ones of other connections
 * @param connections that are read
 */
public record PastBooks(Kafka kafka, Duration outOfOrderness, Set<String> connections) {
    /** How far partitions may be apart, event time. */
    private static final Duration DRIFT = Duration.ofSeconds(30);

    /** How often that is looked at. */
    private static final Duration COMPARED_EVERY = Duration.ofMillis(20);

    /**
     * Those of a stretch of time.
     *
     * @param fromMs first time of writing, epoch milliseconds
     * @param untilMs the first that is not read
     */
    public DataStream<BookUpdate> read(StreamExecutionEnvironment env, long fromMs, long untilMs) {
        TopicReading<BookUpdate> reading =
                new TopicReading<>(
                        Topic.BOOKS,
                        SbeCodec.books(),
                        TypeInformation.of(new TypeHint<>() {}),
                        BookUpdate.class,
                        KafkaSources.Hurry.AT_ONCE,
                        OffsetsInitializer.timestamp(fromMs),
                        ConnectionWatermarks.ofBooks(
                                        outOfOrderness,
                                        kafka.idleness(),
                                        connections,
                                        KafkaSources.Hurry.AT_ONCE.step())
                                .withWatermarkAlignment("past", DRIFT, COMPARED_EVERY));
        KafkaSource<TopicRecord<BookUpdate>> source =
                TopicStreams.builder(kafka, reading)
                        .setBounded(OffsetsInitializer.timestamp(untilMs))
                        .build();
        return TopicStreams.read(
                TopicStreams.ofOneIngest(TopicStreams.found(env, kafka, reading, source), kafka),
                reading);
    }
}
