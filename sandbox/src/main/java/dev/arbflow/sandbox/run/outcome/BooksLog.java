package dev.arbflow.sandbox.run.outcome;

import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.jobs.io.kafka.KafkaClients;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.market.book.BookUpdate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All books and proofs of life that a run has written for the jobs to read. */
public final class BooksLog {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Kafka kafka;
    private final Map<TopicPartition, Long> from;

    private BooksLog(Kafka kafka, Map<TopicPartition, Long> from) {
        this.kafka = kafka;
        this.from = from;
    }

    /** What will be written from now on. */
    public static BooksLog fromNow(Kafka kafka) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka)) {
            return new BooksLog(kafka, consumer.endOffsets(partitions(consumer, kafka)));
        }
    }

    /**
     * Reads what has been written until now, of all partitions the next that was received first.
     *
     * @return whether that is all: nothing of it was deleted meanwhile or could not be read
     */
    public boolean read(Consumer<BookUpdate> reader) {
        List<Partition> partitions = new ArrayList<>();
        try {
            from.forEach((which, offset) -> partitions.add(new Partition(kafka, which, offset)));
            PriorityQueue<Partition> unread =
                    new PriorityQueue<>(Comparator.comparingLong(each -> each.next.receiveUs()));
            partitions.stream().filter(Partition::advance).forEach(unread::add);
            while (!unread.isEmpty()) {
                Partition first = unread.poll();
                reader.accept(first.next);
                if (first.advance()) {
                    unread.add(first);
                }
            }
            return partitions.stream().allMatch(each -> each.whole);
        } finally {
            partitions.forEach(each -> each.consumer.close());
        }
    }

    /** One partition, record by record. */
    private static final class Partition {
        private final JsonCodec<BookUpdate> codec = JsonCodec.books();
        private final Deque<byte[]> fetched = new ArrayDeque<>();
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final TopicPartition which;
        private final long until;
        private boolean whole;
        private BookUpdate next;

        Partition(Kafka kafka, TopicPartition which, long from) {
            this.consumer = consumer(kafka);
            this.which = which;
            this.until = consumer.endOffsets(List.of(which)).get(which);
            long kept = consumer.beginningOffsets(List.of(which)).get(which);
            this.whole = kept <= from;
            consumer.assign(List.of(which));
            consumer.seek(which, Math.max(kept, from));
        }

        /** Goes to the next record that can be read; returns whether there is one. */
        boolean advance() {
            while (fetch()) {
                try {
                    next = codec.read(fetched.remove());
                    return true;
                } catch (ReadError e) {
                    whole = false;
                }
            }
            return false;
        }

        private boolean fetch() {
            long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
            while (fetched.isEmpty() && consumer.position(which) < until) {
                if (System.nanoTime() > deadlineNs) {
                    whole = false;
                    return false;
                }
                consumer.poll(POLL).forEach(record -> fetched.add(record.value()));
            }
            return !fetched.isEmpty();
        }
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<byte[], byte[]> consumer, Kafka kafka) {
        return consumer.partitionsFor(Topic.BOOKS.name(kafka)).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Kafka kafka) {
        Map<String, Object> settings = new HashMap<>(KafkaClients.settings(kafka));
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
