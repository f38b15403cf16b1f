package dev.arbflow.connector.websocket.venue.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {
    private static final JsonFactory JACKSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(32).build())
                    .build();

    /** What a document may be damaged with: all that means something, and something else. */
    private static final String LETTERS = "{}[]:,\"\\ut0123456789abfnr+-.eE \n\u0000\u001fü☃";

    @Test
    void keepsTheDigitsThatWereSent() throws Exception {
        WireJson frame = WireJson.parse("{\"price\": 0.01500000, \"qty\": [7e-7, \"1.50\"]}");

        assertThat(frame.text("price")).isEqualTo("0.01500000");
        assertThat(frame.field("price").number()).isEqualTo(0.015);
        assertThat(frame.field("qty").item(0).text()).isEqualTo("7e-7");
        assertThat(frame.field("qty").item(-1).number()).isEqualTo(1.5);
    }

    @Test
    void findsAFieldBehindWhatItSkips() throws Exception {
        WireJson frame =
                WireJson.parse(
                        "{\"a\":{\"id\":1},\"b\":[[{\"id\":2}]],\"id\":\"3\",\"none\":null}");

        assertThat(frame.field("id").integer()).isEqualTo(3);
        assertThat(frame.has("none")).isFalse();
        assertThat(frame.textOr("a", "-")).isEqualTo("-");
        assertThat(frame.textOr("id", "-")).isEqualTo("3");
        assertThatThrownBy(() -> frame.field("c"))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessage("field 'c' is missing in an object with [a, b, id, none]");
    }

    @Test
    void countsTheLastOfSeveralFieldsOfOneName() throws Exception {
        assertThat(WireJson.parse("{\"a\":1,\"a\":2}").text("a")).isEqualTo("2");
        assertThat(WireJson.parse("{\"a\":1,\"\\u0061\":null}").has("a")).isFalse();
    }

    @Test
    void readsWhatIsWrittenWithABackslash() throws Exception {
        WireJson frame = WireJson.parse("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00fC\\ud83d\\ude00\"]");

        assertThat(frame.item(0).text()).isEqualTo("\"\\/\b\f\n\r\tü😀");
        assertThat(WireJson.parse("[\"\\u0031.5\"]").item(0).number()).isEqualTo(1.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "\"a\"",
                "{",
                "[1",
                "[1,]",
                "[,1]",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "[01]",
                "[1.]",
                "[.5]",
                "[+1]",
                "[-]",
                "[1e]",
                "[0x1]",
                "[NaN]",
                "[tru]",
                "[truex]",
                "[\"\\x\"]",
                "[\"\\u12g4\"]",
                "[\"\\",
                "[\"\n\"]",
                "[1]2",
                "[1] [2]",
                "[1}",
                "{]"
            })
    void refusesWhatIsNotJson(String document) {
        assertThatThrownBy(() -> WireJson.parse(document))
                .isInstanceOf(MalformedFrameException.class);
        assertThat(tokensOfJackson(document)).isEmpty();
    }

    @Test
    void saysWhatItDidNotExpectAndWhere() {
        assertThatThrownBy(() -> WireJson.parse("{\"a\" 1}"))
                .hasMessage("not JSON: '1' instead of ':' at 5");
        assertThatThrownBy(() -> WireJson.parse("[\"a"))
                .hasMessage("not JSON: its end in a string at 3");
    }

    @Test
    void refusesWhatIsOutOfAllProportion() {
        String deep = "[".repeat(33) + "]".repeat(33);
        String endless = "[" + "1,".repeat(1_000_000) + "1]";

        assertThatThrownBy(() -> WireJson.parse(deep))
                .hasMessageContaining("nested deeper than 32");
        assertThatThrownBy(() -> WireJson.parse(endless)).hasMessageContaining("more than 1000000");
    }

    @Property(tries = 2_000)
    void readsAndRefusesWhatJacksonDoes(@ForAll long seed, @ForAll boolean damaged) {
        Random dice = new Random(seed);
        StringBuilder document = new StringBuilder();
        write(dice, 0, document);
        for (int i = dice.nextInt(4); damaged && i > 0; i--) {
            damage(dice, document);
        }

        assertThat(tokens(document.toString())).isEqualTo(tokensOfJackson(document.toString()));
    }

    private static void damage(Random dice, StringBuilder document) {
        int at = dice.nextInt(document.length());
        char letter = LETTERS.charAt(dice.nextInt(LETTERS.length()));
        switch (dice.nextInt(3)) {
            case 0 -> document.setCharAt(at, letter);
            case 1 -> document.insert(at, letter);
            default -> document.setLength(Math.max(1, at));
        }
    }

    private static void write(Random dice, int depth, StringBuilder out) {
        int kind = depth == 0 ? dice.nextInt(2) : dice.nextInt(depth > 5 ? 4 : 6);
        switch (depth == 0 ? kind + 4 : kind) {
            case 0 -> out.append(dice.nextBoolean()).append(blank(dice));
            case 1 -> out.append("null");
            case 2 -> number(dice, out);
            case 3 -> string(dice, out);
            case 4 -> container(dice, depth, '[', ']', out);
            default -> container(dice, depth, '{', '}', out);
        }
    }

    private static void container(Random dice, int depth, char begin, char end, StringBuilder out) {
        out.append(begin).append(blank(dice));
        int size = dice.nextInt(5);
        for (int i = 0; i < size; i++) {
            out.append(i == 0 ? "" : ",").append(blank(dice));
            if (begin == '{') {
                string(dice, out);
                out.append(blank(dice)).append(':').append(blank(dice));
            }
            write(dice, depth + 1, out);
            out.append(blank(dice));
        }
        out.append(end);
    }

    private static void number(Random dice, StringBuilder out) {
        out.append(dice.nextBoolean() ? "-" : "").append(dice.nextInt(1 << dice.nextInt(31)));
        out.append(dice.nextBoolean() ? "." + dice.nextInt(1_000) : "");
        out.append(dice.nextInt(4) == 0 ? "e" + (dice.nextInt(9) - 4) : "");
    }

    private static void string(Random dice, StringBuilder out) {
        List<String> parts = List.of("a", "price", "ü", "☃", "\\n", "\\u00e9", "\\\"", "\\\\", " ");
        out.append('"');
        for (int i = dice.nextInt(4); i > 0; i--) {
            out.append(parts.get(dice.nextInt(parts.size())));
        }
        out.append('"');
    }

    private static String blank(Random dice) {
        return dice.nextInt(8) == 0 ? List.of(" ", "\n", "\t\r ").get(dice.nextInt(3)) : "";
    }

    /** All values and names in order; nothing if the document is refused. */
    private static Optional<List<String>> tokens(String document) {
        try {
            JsonTape tape = JsonScanner.scan(document);
            List<String> tokens = new ArrayList<>();
            for (int i = 0; i < tape.size(); i++) {
                tokens.add(
                        switch (tape.kind(i)) {
                            case JsonTape.OBJECT -> "{";
                            case JsonTape.ARRAY -> "[";
                            case JsonTape.STRING, JsonTape.ESCAPED -> '"' + tape.text(i);
                            default -> tape.text(i);
                        });
            }
            return Optional.of(tokens);
        } catch (MalformedFrameException e) {
            return Optional.empty();
        }
    }

    /** Jackson reads one document after the other; a frame is one, and no single value. */
    private static Optional<List<String>> tokensOfJackson(String document) {
        try (JsonParser parser = JACKSON.createParser(document)) {
            List<String> tokens = new ArrayList<>();
            int roots = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                roots += parser.getParsingContext().inRoot() ? 1 : 0;
                token(token, parser.getText()).ifPresent(tokens::add);
            }
            boolean single = roots == 1 && "{[".contains(tokens.get(0));
            return single ? Optional.of(tokens) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> token(JsonToken token, String text) {
        return switch (token) {
            case END_OBJECT, END_ARRAY -> Optional.empty();
            case VALUE_STRING, FIELD_NAME -> Optional.of('"' + text);
            default -> Optional.of(text);
        };
    }
}
