package dev.arbflow.jobs.io.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbflow.repository.RepositoryFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonCodecTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, JsonCodec<?>> CODECS =
            Map.ofEntries(
                    Map.entry("market.trades", JsonCodec.trades()),
                    Map.entry("market.books", JsonCodec.books()),
                    Map.entry("market.feed-status", JsonCodec.feedStatus()),
                    Map.entry("market.malformed", JsonCodec.malformed()),
                    Map.entry("arbitrage.episodes", JsonCodec.episodes()),
                    Map.entry("arbitrage.candidates", JsonCodec.candidates()),
                    Map.entry("arbitrage.follow-ups", JsonCodec.followUps()),
                    Map.entry("market.suspect-activity", JsonCodec.suspects()),
                    Map.entry("arbitrage.paper", JsonCodec.paper()),
                    Map.entry("control.rules", JsonCodec.rules()),
                    Map.entry("arbitrage.cycles", JsonCodec.cycles()));

    /** An example of docs/topics.md. */
    record Example(String topic, String json) {}

    static List<Example> documented() {
        Pattern block =
                Pattern.compile(
                        "^## `([a-z.-]+)`|^```json\\n(.*?)\\n```",
                        Pattern.MULTILINE | Pattern.DOTALL);
        List<Example> examples = new ArrayList<>();
        String topic = null;
        for (MatchResult match :
                block.matcher(RepositoryFiles.text("docs/topics.md")).results().toList()) {
            if (match.group(1) != null) {
                topic = match.group(1);
            } else {
                examples.add(new Example(topic, match.group(2)));
            }
        }
        return examples;
    }

    @Test
    void everyTopicHasADocumentedExample() {
        assertThat(documented())
                .extracting(Example::topic)
                .containsOnlyOnceElementsOf(
                        List.of(
                                "market.feed-status",
                                "market.malformed",
                                "arbitrage.candidates",
                                "arbitrage.follow-ups",
                                "market.suspect-activity",
                                "arbitrage.paper",
                                "arbitrage.cycles",
                                "control.rules"))
                .contains("market.trades", "market.books", "arbitrage.episodes")
                .hasSize(13);
    }

    @ParameterizedTest
    @MethodSource("documented")
    void readsAndWritesWhatTheDocumentationShows(Example example) throws Exception {
        assertThat(MAPPER.readTree(rewritten(CODECS.get(example.topic()), bytes(example.json()))))
                .isEqualTo(MAPPER.readTree(example.json()));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void refusesARecordWithoutAnyOneOfItsFields(Example example) throws IOException {
        for (String field : fields(example)) {
            ObjectNode record = object(example).deepCopy();
            record.remove(field);

            refused(example.topic(), record.toString(), field + " is missing");
        }
    }

    @ParameterizedTest
    @MethodSource("documented")
    void refusesAFieldOfAnotherType(Example example) throws IOException {
        for (String field : fields(example)) {
            ObjectNode record = object(example).deepCopy();
            if (field.equals("switchedOn")) {
                record.put(field, 1); // the only flag at the top
            } else {
                record.put(field, true);
            }

            refused(example.topic(), record.toString(), field + " must be");
        }
    }

    @ParameterizedTest
    @MethodSource("documented")
    void passesOverFieldsOfALaterRelease(Example example) throws Exception {
        ObjectNode record = object(example).deepCopy();
        record.put("later", 1);

        assertThat(CODECS.get(example.topic()).read(bytes(record.toString()))).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("documented")
    void refusesALaterSchema(Example example) throws IOException {
        ObjectNode record = object(example).deepCopy();
        int newest = record.get("schemaVersion").asInt();
        record.put("schemaVersion", newest + 1);

        refused(
                example.topic(),
                record.toString(),
                "schemaVersion %d is unknown, the newest is %d".formatted(newest + 1, newest));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | a record must be an object",
                "[] | a record must be an object, not array",
                "{ | not JSON",
                "{\"schemaVersion\":1} {} | not JSON",
                "{\"schemaVersion\":1,\"schemaVersion\":1} | not JSON: Duplicate field",
                "{\"schemaVersion\":NaN} | not JSON",
                "{\"schemaVersion\":0} | schemaVersion 0 is unknown",
                "{\"schemaVersion\":3000000000} | schemaVersion must be a whole number of 32 bits",
                "{\"schemaVersion\":1.5} | schemaVersion must be a whole number, not 1.5",
            })
    void refusesWhatIsNoRecord(String text, String reason) {
        refused("market.trades", text, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "market.trades | \"KRAKEN\" | \"KRAKN\" | must be a",
                "market.trades | \"BTC/USD\" | \"BTCUSD\" | not a market: 'BTCUSD'",
                "market.trades | \"type\":\"trade\" | \"type\":\"book\" | type 'book' does not belong",
                "market.books | \"type\":\"book\" | \"type\":\"trade\" | type 'trade' does not belong",
                "market.trades | 63502.1 | 1e999 | price must be a finite number, not",
                "market.trades | 63502.1 | -1 | price must be a positive finite number, not -1.0",
                "market.books | [63502.0,0.5] | [63502.0] | bids must hold pairs",
                "market.books | [63502.0,0.5] | [63502.0,0] | bids must hold numbers greater than",
                "market.books | [63502.0,0.5] | [63502.0,\"1\"] | bids must be a finite number",
                "market.books | [63502.0,0.5] | [63600.0,0.5] | a crossed book is not valid",
                "arbitrage.episodes | \"0.75\" | \"much\" | quantity must be a decimal, not 'much'",
                "arbitrage.episodes | \"0.75\" | \"1E+999999999\" | quantity must be a decimal",
                "control.rules | \"version\":7 | \"version\":0 | rule version must be > 0",
            })
    void refusesValuesThatCannotBe(String topic, String before, String after, String reason) {
        String json =
                documented().stream()
                        .filter(example -> example.topic().equals(topic))
                        .map(example -> example.json().replaceAll("\\s*\\n\\s*", ""))
                        .findFirst()
                        .orElseThrow();
        assertThat(json).contains(before);

        refused(topic, json.replace(before, after), reason);
    }

    @Test
    void anErrorIsOneShortLine() {
        assertThat(new ReadError("a\nb" + "c".repeat(1_000)).getMessage())
                .startsWith("a bc")
                .hasSizeLessThan(310);
    }

    private static void refused(String topic, String text, String reason) {
        assertThatThrownBy(() -> CODECS.get(topic).read(bytes(text)))
                .isInstanceOf(ReadError.class)
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\n");
    }

    private static <T> byte[] rewritten(JsonCodec<T> codec, byte[] json) throws ReadError {
        return codec.write(codec.read(json));
    }

    private static ObjectNode object(Example example) throws IOException {
        return (ObjectNode) MAPPER.readTree(example.json());
    }

    private static List<String> fields(Example example) throws IOException {
        List<String> names = new ArrayList<>();
        object(example).fieldNames().forEachRemaining(names::add);
        names.remove("schemaMinor"); // absent while it is 0
        return names;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
