package dev.arbflow.sandbox.run.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.embedded.EmbeddedKafka;
import dev.arbflow.embedded.endpoints.OwnServer;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.Progress;
import dev.arbflow.sandbox.run.Closing;
import dev.arbflow.sandbox.run.Servers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over a real broker. */
@OwnServer("it stops the broker")
@Timeout(120)
class BooksLogTest {
    /** More than a consumer fetches ahead. */
    private static final int MANY = 30_000;

    @TempDir Path dir;

    private final Closing open = new Closing();
    private final List<Long> read = new ArrayList<>();
    private final JsonCodec<BookUpdate> codec = JsonCodec.books();
    private EmbeddedKafka broker;
    private Kafka kafka;

    @BeforeEach
    void startBroker() throws Exception {
        broker = open.add(EmbeddedKafka.start(dir, 0), EmbeddedKafka::close);
        kafka = new ConfigReader(new String[0], Servers.settings(broker)).kafka();
        TopicSetup.ensure(kafka);
    }

    @AfterEach
    void close() {
        open.closeAll();
    }

    @Test
    void readsWhatIsWrittenFromNowOnInTheOrderOfItsReceipt() throws Exception {
        write(0, alive(1));
        BooksLog log = BooksLog.fromNow(kafka);
        write(0, alive(2), alive(5));
        write(1, alive(3), alive(4));

        assertThat(log.read(this::note, () -> false)).isEmpty();
        assertThat(read).containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void endsWhenNoTimeIsLeftAndSaysSo() throws Exception {
        BooksLog log = BooksLog.fromNow(kafka);
        write(0, alive(1), alive(2), alive(3));

        assertThat(log.read(this::note, () -> read.size() == 2))
                .hasValueSatisfying(why -> assertThat(why).contains("no time"));
        assertThat(read).containsExactly(1L, 2L);
    }

    @Test
    void readsNothingOfALogThatBeginsTooLate() throws Exception {
        BooksLog log = BooksLog.fromNow(kafka);
        write(0, alive(1), alive(2));
        write(1, alive(3));
        deleteBefore(1);

        assertThat(log.read(this::note, () -> false))
                .hasValueSatisfying(why -> assertThat(why).contains("deleted"));
        assertThat(read).isEmpty();
    }

    /** Lesson: a reader that may choose its place anew goes on behind what was deleted. */
    @Test
    void whatIsDeletedWhileItIsReadIsMissed() throws Exception {
        BooksLog log = BooksLog.fromNow(kafka);
        byte[][] all = new byte[MANY][];
        for (int i = 0; i < MANY; i++) {
            all[i] = alive(i + 1);
        }
        write(0, all);

        assertThat(
                        log.read(
                                update -> {
                                    if (read.isEmpty()) {
                                        deleteBefore(MANY);
                                    }
                                    note(update);
                                },
                                () -> false))
                .hasValueSatisfying(why -> assertThat(why).contains("deleted"));
        assertThat(read).hasSizeLessThan(MANY);
    }

    @Test
    void aRecordThatCannotBeReadIsMissed() throws Exception {
        BooksLog log = BooksLog.fromNow(kafka);
        write(0, alive(1), "{}".getBytes(StandardCharsets.UTF_8), alive(2));

        assertThat(log.read(this::note, () -> false))
                .hasValueSatisfying(why -> assertThat(why).contains("cannot be read"));
        assertThat(read).containsExactly(1L, 2L);
    }

    @Test
    void aBrokerThatDoesNotAnswerIsNoReasonToFail() throws Exception {
        BooksLog log = BooksLog.fromNow(kafka);
        write(0, alive(1));
        broker.close();

        assertThat(log.read(this::note, () -> false))
                .hasValueSatisfying(why -> assertThat(why).contains("broker"));
    }

    private void note(BookUpdate update) {
        read.add(update.receiveUs());
    }

    private byte[] alive(long receiveUs) {
        return codec.write(
                BookUpdate.of(
                        Progress.ofAll(
                                new Origin(Feed.KRAKEN, "KRAKEN-0", 1, receiveUs),
                                receiveUs,
                                receiveUs,
                                0,
                                "KRAKEN|BTC/USD")));
    }

    private void write(int partition, byte[]... records) throws Exception {
        Map<String, Object> settings =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.brokers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (byte[] each : records) {
                var unused =
                        producer.send(
                                new ProducerRecord<>(
                                        Topic.BOOKS.name(kafka), partition, null, each));
            }
        }
    }

    private void deleteBefore(long offset) {
        Map<String, Object> settings =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.brokers());
        try (Admin admin = Admin.create(settings)) {
            admin.deleteRecords(
                            Map.of(
                                    new TopicPartition(Topic.BOOKS.name(kafka), 0),
                                    RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
