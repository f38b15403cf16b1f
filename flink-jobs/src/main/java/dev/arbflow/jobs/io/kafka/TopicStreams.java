package dev.arbflow.jobs.io.kafka;

import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.market.book.BookUpdate;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The steps from a topic to a stream of its values, the same for each topic. */
final class TopicStreams {
    private static final String NEVER = "-1";

    private TopicStreams() {}

    /** A topic from its beginning or where it was left; what cannot be read is put aside. */
    static <T> DataStream<T> read(
            StreamExecutionEnvironment env, Kafka kafka, TopicReading<T> reading) {
        return readable(found(env, kafka, reading), kafka, reading);
    }

    /** What the topic's own source finds. */
    static <T> SingleOutputStreamOperator<TopicRecord<T>> found(
            StreamExecutionEnvironment env, Kafka kafka, TopicReading<T> reading) {
        return found(env, kafka, reading, source(kafka, reading));
    }

    /** What a source finds. */
    static <T> SingleOutputStreamOperator<TopicRecord<T>> found(
            StreamExecutionEnvironment env,
            Kafka kafka,
            TopicReading<T> reading,
            KafkaSource<TopicRecord<T>> source) {
        String topic = reading.topic().plainName();
        return env.fromSource(source, reading.watermarks(), "Kafka " + topic)
                .setParallelism(Math.min(env.getParallelism(), reading.topic().partitions(kafka)))
                .uid("source-" + topic);
    }

    /** Where a partition is read, so that all that decides comes in the order of the log. */
    static SingleOutputStreamOperator<TopicRecord<BookUpdate>> ofOneIngest(
            SingleOutputStreamOperator<TopicRecord<BookUpdate>> found, Kafka kafka) {
        return found.process(new OneIngestFunction(kafka.idleness()))
                .returns(found.getType())
                .setParallelism(found.getParallelism())
                .uid("one-ingest")
                .name("books of one ingest");
    }

    /** What can be read of it; the rest goes to the dead-letter topic. */
    static <T> DataStream<T> readable(
            SingleOutputStreamOperator<TopicRecord<T>> found,
            Kafka kafka,
            TopicReading<T> reading) {
        String topic = reading.topic().plainName();
        SingleOutputStreamOperator<T> records = read(found, reading);
        records.getSideOutput(SeparateUnreadableFunction.DEAD)
                .sinkTo(KafkaSinks.dead(kafka, reading.topic()))
                .setParallelism(found.getParallelism())
                .uid("dead-" + topic)
                .name("unreadable " + topic + " → Kafka");
        return records;
    }

    /** What can be read of it. */
    static <T> SingleOutputStreamOperator<T> read(
            SingleOutputStreamOperator<TopicRecord<T>> found, TopicReading<T> reading) {
        String topic = reading.topic().plainName();
        return found.process(new SeparateUnreadableFunction<T>())
                .returns(reading.valueType())
                .setParallelism(found.getParallelism())
                .uid("readable-" + topic)
                .name("readable " + topic);
    }

    private static <T> KafkaSource<TopicRecord<T>> source(Kafka kafka, TopicReading<T> reading) {
        KafkaSourceBuilder<TopicRecord<T>> source = builder(kafka, reading);
        return switch (kafka.end()) {
            case NEVER ->
                    source.setProperty(
                                    KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), NEVER)
                            .build();
            case LATEST -> source.setBounded(OffsetsInitializer.latest()).build();
        };
    }

    /** A source that has a beginning, and as yet no end. */
    static <T> KafkaSourceBuilder<TopicRecord<T>> builder(Kafka kafka, TopicReading<T> reading) {
        KafkaSourceBuilder<TopicRecord<T>> source =
                KafkaSource.<TopicRecord<T>>builder()
                        .setProperties(KafkaClients.properties(kafka))
                        .setTopics(reading.topic().name(kafka))
                        .setGroupId(kafka.group())
                        .setClientIdPrefix(kafka.group() + "-" + reading.topic().plainName())
                        .setStartingOffsets(reading.start())
                        .setDeserializer(new TopicReader<>(reading.codec(), reading.type()));
        reading.hurry().settings().forEach(source::setProperty);
        return source;
    }
}
