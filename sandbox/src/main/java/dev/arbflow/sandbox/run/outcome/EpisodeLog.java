package dev.arbflow.sandbox.run.outcome;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.jobs.io.kafka.KafkaClients;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.Episode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log of episodes, and notes for each new one how long its detection took and how long
 * it takes until MongoDB can be asked for it. Runs on a thread of its own.
 */
public final class EpisodeLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EpisodeLog.class);
    private static final Duration POLL = Duration.ofMillis(50);

    /** For what was written when nobody writes any more, however little time there is. */
    private static final Duration LAST = Duration.ofSeconds(10);

    /** For as long the JVM loads and compiles what runs, and everything takes longer. */
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition log;
    private final MongoClient mongo;
    private final MongoCollection<Document> stored;
    private final JsonCodec<Episode> codec = JsonCodec.episodes();
    private final LongSupplier clockUs;
    private final long warmUs;
    private final Map<String, Episode> newest = new LinkedHashMap<>();
    private final Map<String, Episode> awaited = new LinkedHashMap<>();
    private final List<Long> warmMs = new ArrayList<>();
    private final List<Long> storeMs = new ArrayList<>();
    private final Thread thread = new Thread(this::follow, "episode-log");
    private volatile BooleanSupplier timeIsOver = () -> true;
    private volatile boolean closed;

    public EpisodeLog(PipelineConfig config, LongSupplier clockUs) {
        this.clockUs = clockUs;
        this.warmUs = clockUs.getAsLong() + Times.micros(WARM_UP);
        mongo = MongoClients.create(config.stores().mongo().uri().reveal());
        stored = mongo.getDatabase(config.stores().mongo().database()).getCollection("episodes");
        consumer = KafkaClients.reader(KafkaClients.settings(config.kafka()), Map.of());
        log = new TopicPartition(Topic.EPISODES.name(config.kafka()), 0);
        consumer.assign(List.of(log));
        consumer.seekToEnd(List.of(log));
        consumer.position(log); // from here on, not from whenever polling begins
        thread.start();
    }

    /** The newest version of every episode so far. */
    public synchronized Collection<Episode> episodes() {
        return List.copyOf(newest.values());
    }

    /** Time from the job to the record readable in MongoDB. */
    public synchronized Summary.Percentiles storeMs() {
        return Summary.Percentiles.of(storeMs);
    }

    /** Time from the proven end of the dwell time to the episode leaving the job, once warm. */
    public synchronized Summary.Percentiles warmMs() {
        return Summary.Percentiles.of(warmMs);
    }

    private void follow() {
        while (!closed) {
            poll();
            lookUp();
        }
        readToEnd();
        consumer.close(Duration.ofSeconds(1));
        mongo.close();
    }

    private void poll() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            note(record.value());
        }
    }

    /** A version that nobody reads is an episode that nobody found. */
    private void readToEnd() {
        long deadlineNs = System.nanoTime() + LAST.toNanos();
        try {
            long end = consumer.endOffsets(List.of(log), LAST).get(log);
            while (consumer.position(log, LAST) < end) {
                if (System.nanoTime() > deadlineNs && timeIsOver.getAsBoolean()) {
                    LOG.warn("the last episodes were not read in time");
                    return;
                }
                poll();
            }
        } catch (KafkaException e) {
            LOG.warn("the last episodes cannot be read", e);
        }
    }

    private synchronized void note(byte[] value) {
        try {
            Episode episode = codec.read(value);
            if (newest.put(episode.id(), episode) == null) {
                awaited.put(episode.id(), episode);
                if (episode.detectedUs() >= warmUs) {
                    warmMs.add((episode.emittedUs() - episode.detectedUs()) / 1_000);
                }
            }
        } catch (ReadError e) {
            LOG.error("the job wrote an episode that cannot be read: {}", e.getMessage());
        }
    }

    private synchronized void lookUp() {
        awaited.values()
                .removeIf(
                        episode -> {
                            boolean there =
                                    stored.find(Filters.eq("_id", episode.id())).first() != null;
                            if (there) {
                                storeMs.add((clockUs.getAsLong() - episode.emittedUs()) / 1_000);
                            }
                            return there;
                        });
    }

    /**
     * Reads what has been written until now, and ends.
     *
     * @param timeIsOver whether the rest must be left unread; a busy core may need a minute
     */
    public void close(BooleanSupplier timeIsOver) {
        this.timeIsOver = timeIsOver;
        closed = true;
        long deadlineNs = System.nanoTime() + LAST.plusSeconds(2).toNanos();
        try {
            while (thread.isAlive()
                    && (System.nanoTime() < deadlineNs || !timeIsOver.getAsBoolean())) {
                thread.join(POLL.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        close(() -> true);
    }
}
