package dev.arbflow.sandbox.run.outcome;

import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.jobs.io.sbe.SbeCodec;
import dev.arbflow.market.book.BookUpdate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All books and proofs of life that a run has written for the jobs to read. */
public final class BooksLog {
    private static final Logger LOG = LoggerFactory.getLogger(BooksLog.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final String DELETED = "some of the books are deleted";

    private final Kafka kafka;
    private final Map<TopicPartition, Long> from;

    private BooksLog(Kafka kafka, Map<TopicPartition, Long> from) {
        this.kafka = kafka;
        this.from = from;
    }

    /** What will be written from now on. */
    public static BooksLog fromNow(Kafka kafka) {
        try (KafkaConsumer<byte[], byte[]> consumer = RunLogs.consumer(kafka)) {
            return new BooksLog(kafka, consumer.endOffsets(partitions(consumer, kafka)));
        }
    }

    /**
     * Reads what has been written until now, of all partitions the next that was received first.
     *
     * @param over asked between records whether no time is left
     * @return why that is not all, in the words of a person: something of it was deleted, cannot be
     *     read, or was not read in time; empty if it is all
     */
    public Optional<String> read(Consumer<BookUpdate> reader, BooleanSupplier over) {
        List<Partition> partitions = new ArrayList<>();
        try {
            for (Map.Entry<TopicPartition, Long> each : from.entrySet()) {
                Partition partition = new Partition(RunLogs.consumer(kafka), each.getKey(), over);
                partitions.add(partition);
                partition.begin(each.getValue());
            }
            return read(partitions, reader);
        } catch (OffsetOutOfRangeException e) {
            return Optional.of(DELETED);
        } catch (KafkaException e) {
            LOG.warn("the books of this run cannot be read back", e);
            return Optional.of("the broker did not give the books back");
        } finally {
            partitions.forEach(Partition::close);
        }
    }

    private static Optional<String> read(List<Partition> partitions, Consumer<BookUpdate> reader) {
        Optional<String> missing = missing(partitions);
        if (missing.isPresent()) {
            return missing; // so nothing that differs is judged, whatever the others hold
        }
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
        return missing(partitions);
    }

    private static Optional<String> missing(List<Partition> partitions) {
        return partitions.stream().map(each -> each.missing).filter(Objects::nonNull).findFirst();
    }

    /** One partition, record by record. */
    private static final class Partition {
        private final SbeCodec<BookUpdate> codec = SbeCodec.books();
        private final Deque<byte[]> fetched = new ArrayDeque<>();
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final TopicPartition which;
        private final BooleanSupplier over;
        private long until;
        private String missing;
        private BookUpdate next;

        Partition(
                KafkaConsumer<byte[], byte[]> consumer,
                TopicPartition which,
                BooleanSupplier over) {
            this.consumer = consumer;
            this.which = which;
            this.over = over;
        }

        /** Goes to the first record that is to be read. */
        void begin(long from) {
            until = consumer.endOffsets(List.of(which)).get(which);
            long kept = consumer.beginningOffsets(List.of(which)).get(which);
            if (kept > from) {
                missing = DELETED;
            }
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
                    missing = "a record of the books cannot be read";
                }
            }
            return false;
        }

        private boolean fetch() {
            long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
            while (fetched.isEmpty() && consumer.position(which) < until) {
                if (System.nanoTime() > deadlineNs) {
                    missing = "the broker gave no more of the books";
                    return false;
                }
                if (isOver()) {
                    return false;
                }
                consumer.poll(POLL).forEach(record -> fetched.add(record.value()));
            }
            return !fetched.isEmpty() && !isOver();
        }

        private boolean isOver() {
            if (over.getAsBoolean()) {
                missing = "there was no time to read all books";
                return true;
            }
            return false;
        }

        void close() {
            try {
                consumer.close(CLOSE);
            } catch (KafkaException e) {
                LOG.warn("a reader of the books did not close cleanly", e);
            }
        }
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<byte[], byte[]> consumer, Kafka kafka) {
        return consumer.partitionsFor(Topic.BOOKS.name(kafka)).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
    }
}
