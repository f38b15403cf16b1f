package dev.arbflow.jobs.io.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShallowTreeTest {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    private static final String BOOK =
            "{\"schemaVersion\":1,\"type\":\"book\",\"bids\":[[99.5,1.0],[99,2e-3]],\"asks\":[],"
                    + "\"ok\":true,\"none\":null,\"listings\":[\"a\",\"b\"],\"us\":[1,-5000000000],"
                    + "\"epoch\":1795452493205872}";
    private static final String PIECES = "{}[],:\"0123456789.-eE tfnul\\ab";

    private static JsonNode shallowOrNull(String text) {
        try (JsonParser parser = JSON.createParser(text.getBytes(StandardCharsets.UTF_8))) {
            return ShallowTree.readOrNull(parser);
        } catch (IOException e) {
            return null;
        }
    }

    /** Whatever it reads, it reads as Jackson does; what Jackson refuses, it does not read. */
    @Property(tries = 5_000)
    void readsWhatJacksonReadsOrNothing(@ForAll long seed) throws IOException {
        String text = mutated(new Random(seed));

        JsonNode shallow = shallowOrNull(text);

        Statistics.label("read")
                .collect(shallow != null)
                .coverage(
                        seen -> {
                            seen.check(true).percentage(share -> share > 5);
                            seen.check(false).percentage(share -> share > 5);
                        });
        if (shallow != null) {
            assertThat(asDoubles(inFull((ObjectNode) shallow)))
                    .isEqualTo(asDoubles(JSON.readTree(text)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "{\"a\":{}}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1} 2",
                "{\"a\":99999999999999999999}",
                "{\"a\":[[1,2],3]}",
                "{\"a\":[[1,2,3]]}",
                "{\"a\":[[1]]}",
                "{\"a\":[[1,0]]}",
                "{\"a\":[[1,-2]]}",
                "{\"a\":[[1,1e999]]}",
                "{\"a\":[[1,\"2\"]]}",
                "{\"a\":[[1,99999999999999999999]]}",
                "{\"a\":[1,[2]]}",
                "{\"a\":[[1,2]"
            })
    void leavesTheUnusualToJackson(String text) {
        assertThat(shallowOrNull(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 25, 26, 300})
    void readsAnyNumberOfLevels(int depth) throws IOException {
        String text = "{\"bids\":[" + "[1.5,2],".repeat(depth - 1) + "[1.5,2]]}";

        JsonNode shallow = shallowOrNull(text);

        assertThat(shallow.get("bids")).isInstanceOf(POJONode.class);
        assertThat(asDoubles(inFull((ObjectNode) shallow)))
                .isEqualTo(asDoubles(JSON.readTree(text)));
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(BOOK);
        for (int left = random.nextInt(4); left > 0; left--) {
            int at = random.nextInt(text.length());
            char piece = PIECES.charAt(random.nextInt(PIECES.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, piece);
                default -> text.setCharAt(at, piece);
            }
        }
        return text.toString();
    }

    private static ObjectNode inFull(ObjectNode shallow) {
        ObjectNode full = shallow.deepCopy();
        shallow.properties()
                .forEach(it -> full.set(it.getKey(), ShallowTree.inFull(it.getValue())));
        return full;
    }

    /** The same with every number of an inner list as a double, which levels are. */
    private static JsonNode asDoubles(JsonNode object) {
        for (JsonNode field : object) {
            for (JsonNode inner : field) {
                if (inner instanceof ArrayNode pair) {
                    for (int i = 0; i < pair.size(); i++) {
                        if (pair.get(i).isNumber()) {
                            pair.set(i, pair.get(i).doubleValue());
                        }
                    }
                }
            }
        }
        return object;
    }
}
