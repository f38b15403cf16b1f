package dev.arbflow.jobs.io.kafka;

import dev.arbflow.jobs.io.json.PassedOver;
import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.jobs.io.json.RecordCodec;
import dev.arbflow.jobs.io.json.UnknownValues;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads a topic's records and never fails: what cannot be read goes on as a dead record.
 *
 * @param <T> what the topic holds
 */
final class TopicReader<T> implements KafkaRecordDeserializationSchema<TopicRecord<T>> {
    private static final long serialVersionUID = 1L;

    private final RecordCodec<T> codec;
    private final TypeInformation<TopicRecord<T>> type;

    TopicReader(RecordCodec<T> codec, TypeInformation<TopicRecord<T>> type) {
        this.codec = codec;
        this.type = type;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> found, Collector<TopicRecord<T>> out) {
        out.collect(read(found).in(found.partition()));
    }

    @Override
    public TypeInformation<TopicRecord<T>> getProducedType() {
        return type;
    }

    private TopicRecord<T> read(ConsumerRecord<byte[], byte[]> found) {
        if (found.value() == null) {
            return TopicRecord.of(dead(found, "no value"));
        }
        UnknownCount unknown = new UnknownCount();
        try {
            T value = codec.read(found.value(), unknown);
            return TopicRecord.of(value, unknown.values);
        } catch (PassedOver e) {
            return TopicRecord.passedOver(unknown.values);
        } catch (ReadError e) {
            return TopicRecord.of(dead(found, e.getMessage()));
        }
    }

    private static final class UnknownCount implements UnknownValues {
        private int values;

        @Override
        public void found(String field, String value) {
            values++;
        }
    }

    private static DeadRecord dead(ConsumerRecord<byte[], byte[]> found, String reason) {
        return new DeadRecord(
                found.topic(),
                found.partition(),
                found.offset(),
                reason,
                found.key(),
                found.value());
    }
}
