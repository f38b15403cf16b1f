package dev.arbflow.jobs.io.kafka.cat;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.io.kafka.KafkaClients;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Prints records that a topic holds when asked, the first written first. Belongs to no group, so no
 * job notices, and waits for nothing that is yet to come.
 */
public final class TopicCat {
    /** As many of the largest records as a small heap holds for each of a topic's partitions. */
    public static final int MOST = 1_000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    private static final Comparator<ConsumerRecord<byte[], byte[]>> AS_WRITTEN =
            Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
                    .thenComparingInt(ConsumerRecord::partition)
                    .thenComparingLong(ConsumerRecord::offset);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final int most;

    private TopicCat(KafkaConsumer<byte[], byte[]> consumer, int most) {
        this.consumer = consumer;
        this.most = most;
    }

    /** Which records are printed. */
    public enum From {
        /** The oldest that the topic holds. */
        BEGINNING,
        /** The newest. */
        LATEST
    }

    /**
     * Prints records, one a line.
     *
     * @param most how many at most, up to {@link #MOST}
     * @throws ConfigError if the brokers do not answer within 30 s, refuse, or have no such topic
     */
    public static void print(
            Kafka kafka, NamedTopic topic, From from, int most, Consumer<String> out) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka)) {
            RecordLine line = new RecordLine(topic.codec());
            new TopicCat(consumer, most)
                    .records(topic.onBrokers(kafka), from)
                    .forEach(record -> out.accept(line.of(record)));
        } catch (KafkaException e) {
            throw TopicSetup.unusable(kafka, e);
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic, From from) {
        List<Part> parts = parts(topic, from);
        consumer.assign(parts.stream().map(Part::which).toList());
        parts.forEach(part -> consumer.seek(part.which(), part.begin()));
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        parts.forEach(part -> records.addAll(read(part, parts)));
        records.sort(AS_WRITTEN);
        int spare = Math.max(0, records.size() - most);
        return from == From.LATEST
                ? records.subList(spare, records.size())
                : records.subList(0, records.size() - spare);
    }

    /** One partition, and what of it may have to be printed. */
    private record Part(TopicPartition which, long begin, long end) {}

    private List<Part> parts(String topic, From from) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw new ConfigError("the brokers have no topic " + topic + " yet");
        }
        List<TopicPartition> partitions =
                found.stream().map(each -> new TopicPartition(topic, each.partition())).toList();
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        return partitions.stream()
                .map(
                        each -> {
                            long begin = begins.get(each);
                            long end = ends.get(each);
                            return from == From.LATEST
                                    ? new Part(each, Math.max(begin, end - most), end)
                                    : new Part(each, begin, end);
                        })
                .toList();
    }

    /** The records of one partition; the others wait meanwhile. */
    private List<ConsumerRecord<byte[], byte[]>> read(Part part, List<Part> parts) {
        consumer.pause(parts.stream().map(Part::which).toList());
        consumer.resume(List.of(part.which()));
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        while (records.size() < most && consumer.position(part.which()) < part.end()) {
            if (System.nanoTime() > deadlineNs) {
                throw new TimeoutException("no answer within " + PATIENCE.toSeconds() + " s");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                deadlineNs = System.nanoTime() + PATIENCE.toNanos();
                if (records.size() < most && record.offset() < part.end()) {
                    records.add(record);
                }
            }
        }
        return records;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Kafka kafka) {
        return KafkaClients.reader(
                KafkaClients.settings(kafka),
                Map.of(
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest", // of what is left
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(PATIENCE.toMillis())));
    }
}
