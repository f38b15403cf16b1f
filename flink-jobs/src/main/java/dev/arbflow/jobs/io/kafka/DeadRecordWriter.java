package dev.arbflow.jobs.io.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Writes unreadable records as they were found, with headers that say where and why. */
final class DeadRecordWriter implements KafkaRecordSerializationSchema<DeadRecord> {
    private static final long serialVersionUID = 1L;

    private final String topic;

    DeadRecordWriter(String topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            DeadRecord dead, KafkaSinkContext context, Long timestampMs) {
        List<Header> headers =
                List.of(
                        header("reason", dead.reason()),
                        header("topic", dead.topic()),
                        header("partition", Integer.toString(dead.partition())),
                        header("offset", Long.toString(dead.offset())));
        return new ProducerRecord<>(topic, null, dead.key(), dead.value(), headers);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
