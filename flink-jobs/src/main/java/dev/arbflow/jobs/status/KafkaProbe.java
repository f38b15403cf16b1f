package dev.arbflow.jobs.status;

import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.io.kafka.KafkaClients;
import dev.arbflow.jobs.io.kafka.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How new the records of the market topics are, and how far the jobs have read them. */
final class KafkaProbe implements AutoCloseable {
    private final Kafka kafka;
    private final InstantSource clock;
    private final Admin admin;

    KafkaProbe(Kafka kafka, InstantSource clock, Duration timeout) {
        this.kafka = kafka;
        this.clock = clock;
        Map<String, Object> settings = new HashMap<>(KafkaClients.settings(kafka));
        int timeoutMs = Math.toIntExact(timeout.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMs);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMs);
        this.admin = Admin.create(settings);
    }

    /**
     * Looks at topics.
     *
     * @throws ExecutionException if the brokers do not answer or refuse
     */
    List<Readings.Topic> look(Topic... topics) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> confirmed =
                admin.listConsumerGroupOffsets(kafka.group()).partitionsToOffsetAndMetadata().get();
        List<Readings.Topic> found = new ArrayList<>();
        for (Topic topic : topics) {
            found.add(look(topic, confirmed));
        }
        return found;
    }

    /**
     * Records older than an age that a group has not confirmed; none where it has confirmed nothing
     * yet, since nobody knows where it began.
     *
     * @throws ExecutionException if the brokers do not answer or refuse
     */
    long overdue(String group, Duration age, Topic... topics)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> confirmed =
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
        OffsetSpec young = OffsetSpec.forTimestamp(clock.millis() - age.toMillis());
        long overdue = 0;
        for (Topic topic : topics) {
            Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(topic, OffsetSpec.latest());
            for (var firstYoung : offsets(topic, young).entrySet()) {
                TopicPartition partition = firstYoung.getKey();
                long offset = firstYoung.getValue().offset(); // -1 where no record is young
                long oldEnd = offset < 0 ? ends.get(partition).offset() : offset;
                OffsetAndMetadata read = confirmed.get(partition);
                overdue += read == null ? 0 : Math.max(0, oldEnd - read.offset());
            }
        }
        return overdue;
    }

    private Readings.Topic look(Topic topic, Map<TopicPartition, OffsetAndMetadata> confirmed)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(topic, OffsetSpec.latest());
        long behind = 0;
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends.entrySet()) {
            OffsetAndMetadata read = confirmed.get(end.getKey());
            behind += end.getValue().offset() - (read == null ? 0 : read.offset());
        }
        long newestMs =
                offsets(topic, OffsetSpec.maxTimestamp()).values().stream()
                        .mapToLong(ListOffsetsResultInfo::timestamp)
                        .max()
                        .orElse(-1);
        Optional<Duration> age =
                newestMs < 0
                        ? Optional.empty()
                        : Optional.of(Duration.ofMillis(Math.max(0, clock.millis() - newestMs)));
        return new Readings.Topic(topic.plainName(), age, behind);
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(Topic topic, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        String name = topic.name(kafka);
        Map<TopicPartition, OffsetSpec> wanted =
                admin
                        .describeTopics(List.of(name))
                        .allTopicNames()
                        .get()
                        .get(name)
                        .partitions()
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        partition ->
                                                new TopicPartition(name, partition.partition()),
                                        partition -> which));
        return admin.listOffsets(wanted).all().get();
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
