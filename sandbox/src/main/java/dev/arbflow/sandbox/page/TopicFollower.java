package dev.arbflow.sandbox.page;

import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.jobs.io.kafka.KafkaClients;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.jobs.io.sbe.SbeCodec;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.FeedStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topics of books, statuses and episodes from now on, on a thread of its own. */
final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);

    /** As often as the page is drawn: the broker answers no sooner, however many records come. */
    private static final String FETCH_EVERY_MS = "250";

    private final ContentState state;
    private final LongSupplier clockMs;
    private final String books;
    private final String statuses;
    private final SbeCodec<BookUpdate> bookCodec = SbeCodec.books();
    private final JsonCodec<FeedStatus> statusCodec = JsonCodec.feedStatus();
    private final JsonCodec<Episode> episodeCodec = JsonCodec.episodes();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::follow, "page-topics");
    private volatile boolean closed;

    TopicFollower(Kafka kafka, ContentState state, LongSupplier clockMs) {
        this.state = state;
        this.clockMs = clockMs;
        books = Topic.BOOKS.name(kafka);
        statuses = Topic.FEED_STATUS.name(kafka);
        consumer =
                KafkaClients.reader(
                        KafkaClients.settings(kafka),
                        Map.of(
                                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                                "4194304",
                                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                                "1048576",
                                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                                FETCH_EVERY_MS));
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic topic : List.of(Topic.BOOKS, Topic.FEED_STATUS, Topic.EPISODES)) {
            for (int partition = 0; partition < topic.partitions(kafka); partition++) {
                partitions.add(new TopicPartition(topic.name(kafka), partition));
            }
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // from here on, not from whenever polling begins
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        while (!closed) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                try {
                    take(record);
                } catch (ReadError e) {
                    LOG.error("{} holds what cannot be read: {}", record.topic(), e.getMessage());
                }
            }
        }
        consumer.close(Duration.ofSeconds(1));
    }

    private void take(ConsumerRecord<byte[], byte[]> record) throws ReadError {
        if (record.topic().equals(books)) {
            state.book(bookCodec.read(record.value()), clockMs.getAsLong());
        } else if (record.topic().equals(statuses)) {
            state.status(statusCodec.read(record.value()));
        } else {
            state.episode(episodeCodec.read(record.value()));
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
