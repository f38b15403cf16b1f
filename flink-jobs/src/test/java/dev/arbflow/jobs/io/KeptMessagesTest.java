package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.jobs.io.sbe.SbeCodec;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.trade.TradeUpdate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages of every version of the schema that was ever written, kept as bytes and read again: each
 * says the same as the JSON that is kept beside it.
 *
 * <p>A change of what is written fails here until the schema has a version of its own; see {@link
 * KeptSamples}.
 */
class KeptMessagesTest {
    private static final KeptSamples KEPT =
            new KeptSamples("flink-jobs/src/test/resources/messages", ".hex");
    private static final HexFormat HEX = HexFormat.of();

    private static final Map<Topic, Written<?>> TOPICS =
            Map.of(
                    Topic.TRADES, new Written<>(SbeCodec.trades(), TradeUpdate.class),
                    Topic.BOOKS, new Written<>(SbeCodec.books(), BookUpdate.class));

    private record Written<T>(SbeCodec<T> codec, Class<T> type) {

        /** The samples as this release writes them: each as bytes, then as JSON. */
        List<String> lines() {
            return WrittenSamples.of(type).stream()
                    .flatMap(each -> Stream.of(HEX.formatHex(codec.write(each)), json(each)))
                    .toList();
        }

        String read(String hex) throws ReadError {
            return json(codec.read(HEX.parseHex(hex)));
        }

        /** A kept line of JSON as this release writes it. */
        String rewritten(String line) throws ReadError {
            return json(codec.json().read(line.getBytes(StandardCharsets.UTF_8)));
        }

        private String json(T value) {
            return new String(codec.json().write(value), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"TRADES", "BOOKS"})
    void whatIsWrittenTodayIsKeptUnderItsVersion(Topic topic) throws IOException {
        Written<?> written = TOPICS.get(topic);
        KEPT.hold(
                topic,
                written.codec().schemaVersion(),
                written.lines(),
                "a changed message needs a new version of its schema");
    }

    @ParameterizedTest
    @MethodSource("kept")
    void everyVersionSaysWhatItSaid(String name) throws Exception {
        Written<?> written = TOPICS.get(KeptSamples.topicOf(name));
        List<String> lines = KEPT.lines(name);

        assertThat(lines).hasSizeGreaterThanOrEqualTo(4);
        for (int i = 0; i < lines.size(); i += 2) {
            assertThat(written.read(lines.get(i))).isEqualTo(written.rewritten(lines.get(i + 1)));
        }
    }

    @Test
    void noVersionIsMissing() {
        TOPICS.forEach(
                (topic, written) -> KEPT.holdAllUpTo(topic, written.codec().schemaVersion()));
    }

    static List<String> kept() throws IOException {
        return KEPT.names();
    }
}
