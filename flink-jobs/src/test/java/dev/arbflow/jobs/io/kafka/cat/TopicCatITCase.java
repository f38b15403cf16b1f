package dev.arbflow.jobs.io.kafka.cat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbflow.embedded.KafkaBroker;
import dev.arbflow.embedded.endpoints.Endpoints;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.kafka.RawTopics;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.jobs.io.sbe.SbeCodec;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.testing.Books;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of the topics of a real broker. */
@Tag("kafka")
class TopicCatITCase {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOOKS = Topic.BOOKS.plainName();

    @TempDir static Path folder;
    private static KafkaBroker broker;

    private Kafka kafka;
    private RawTopics topics;

    @BeforeAll
    static void startKafka() throws IOException {
        broker = Endpoints.fromEnvironment().kafka(folder);
    }

    @AfterAll
    static void stopKafka() throws Exception {
        broker.close();
    }

    @BeforeEach
    void createTopics() {
        kafka =
                new ConfigReader(
                                new String[0],
                                Map.of(
                                        "KAFKA_BROKER",
                                        broker.bootstrapServers(),
                                        "KAFKA_TOPIC_PREFIX",
                                        broker.topicPrefix() + "test-" + UUID.randomUUID() + "."))
                        .kafka();
        topics = new RawTopics(broker.bootstrapServers());
        TopicSetup.ensure(kafka);
    }

    @Test
    void aMessageIsShownAsTheJsonThatTheDataDictionaryDescribes() throws Exception {
        BookUpdate book = book(1);
        write(0, SbeCodec.books().write(book));

        JsonNode line = JSON.readTree(only(cat(BOOKS, TopicCat.From.BEGINNING, 10)));

        assertThat(line.get("record")).isEqualTo(JSON.readTree(JsonCodec.books().write(book)));
        assertThat(line.get("partition").asInt()).isZero();
        assertThat(line.get("offset").asInt()).isZero();
        assertThat(line.get("key").asText()).isEqualTo("KRAKEN|BTC/USD");
        assertThat(line.get("writtenMs").asLong()).isPositive();
        assertThat(line.has("unreadable")).isFalse();
    }

    @Test
    void jsonIsShownWithWhatOnlyItsWriterKnows() throws Exception {
        Rule rule = Rule.of(new DetectionRule(1, 5, 4, 3, 2, 1));
        String later =
                new String(JsonCodec.rules().write(rule), StandardCharsets.UTF_8)
                        .replace("}", ",\"ofALaterRelease\":1.50}");
        topics.write(Topic.RULES.name(kafka), "1", later);
        topics.write(Topic.RULES.name(kafka), "2", null);

        List<String> lines = cat(Topic.RULES.plainName(), TopicCat.From.BEGINNING, 10);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).endsWith("\"record\":" + later + "}");
        assertThat(lines.get(1)).endsWith("\"key\":\"2\",\"record\":null}");
    }

    @Test
    void whatCannotBeReadIsShownWithItsReasonAndItsBytes() throws Exception {
        write(0, new byte[] {1, 2, 3});
        write(0, "{\"schemaVersion\":9}".getBytes(StandardCharsets.UTF_8));

        List<String> lines = cat(BOOKS, TopicCat.From.BEGINNING, 10);

        assertThat(lines.get(0))
                .contains("\"unreadable\":\"neither SBE nor a JSON object: 3 bytes")
                .endsWith("\"bytes\":\"AQID\"}");
        assertThat(lines.get(1))
                .contains("\"unreadable\":\"schemaVersion 9 is unknown")
                .endsWith("\"record\":{\"schemaVersion\":9}}");
    }

    @Test
    void deadRecordsAreShownAsTheyAre() throws Exception {
        topics.write(Topic.BOOKS.deadName(kafka), "k", "{\"schemaVersion\":9}");

        assertThat(only(cat(BOOKS + ".dead", TopicCat.From.LATEST, 1)))
                .endsWith("\"key\":\"k\",\"record\":{\"schemaVersion\":9}}")
                .doesNotContain("unreadable");
    }

    @Test
    void noMoreAreShownThanWereAskedForTheOldestOrTheNewestOfAllPartitions() throws Exception {
        for (int i = 1; i <= 6; i++) {
            write(i % 2, SbeCodec.books().write(book(i)));
        }

        assertThat(sequences(TopicCat.From.BEGINNING, 2)).containsExactly(1, 2);
        assertThat(sequences(TopicCat.From.LATEST, 3)).containsExactly(4, 5, 6);
        assertThat(sequences(TopicCat.From.LATEST, 100)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void anEmptyTopicShowsNothingAndAMissingOneIsOneClearLine() {
        assertThat(cat(BOOKS, TopicCat.From.LATEST, 5)).isEmpty();

        Kafka elsewhere =
                new ConfigReader(
                                new String[0],
                                Map.of(
                                        "KAFKA_BROKER",
                                        broker.bootstrapServers(),
                                        "KAFKA_TOPIC_PREFIX",
                                        broker.topicPrefix() + "none."))
                        .kafka();
        assertThatThrownBy(
                        () ->
                                TopicCat.print(
                                        elsewhere,
                                        NamedTopic.of(BOOKS),
                                        TopicCat.From.LATEST,
                                        1,
                                        line -> {}))
                .isInstanceOf(ConfigError.class)
                .hasMessage(
                        "the brokers have no topic %snone.market.books yet"
                                .formatted(broker.topicPrefix()));
    }

    private List<Integer> sequences(TopicCat.From from, int most) throws IOException {
        List<Integer> sequences = new ArrayList<>();
        for (String line : cat(BOOKS, from, most)) {
            sequences.add(JSON.readTree(line).at("/record/sequence").asInt());
        }
        return sequences;
    }

    private List<String> cat(String topic, TopicCat.From from, int most) {
        List<String> lines = new ArrayList<>();
        TopicCat.print(kafka, NamedTopic.of(topic), from, most, lines::add);
        return lines;
    }

    private static String only(List<String> lines) {
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private void write(int partition, byte[] value) throws Exception {
        topics.write(Topic.BOOKS.name(kafka), partition, "KRAKEN|BTC/USD", value);
    }

    private static BookUpdate book(long sequence) {
        return BookUpdate.of(Books.kraken("BTC/USD").bid(99.5, 1).delivery(1, sequence).build());
    }
}
