package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.MalformedFrame;
import dev.arbflow.market.cycle.CycleEpisode;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.trade.TradeUpdate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records of every version of every topic that was ever written, kept as files and read again.
 *
 * <p>A change of a topic's records fails here until it has a version of its own; see {@link
 * KeptSamples}.
 */
class KeptRecordsTest {
    private static final KeptSamples KEPT =
            new KeptSamples("flink-jobs/src/test/resources/topics", ".jsonl");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<Topic, Written<?>> TOPICS =
            Map.ofEntries(
                    Map.entry(
                            Topic.SUSPECTS,
                            new Written<>(JsonCodec.suspects(), SuspectActivity.class)),
                    Map.entry(Topic.TRADES, new Written<>(JsonCodec.trades(), TradeUpdate.class)),
                    Map.entry(Topic.BOOKS, new Written<>(JsonCodec.books(), BookUpdate.class)),
                    Map.entry(
                            Topic.FEED_STATUS,
                            new Written<>(JsonCodec.feedStatus(), FeedStatus.class)),
                    Map.entry(
                            Topic.MALFORMED,
                            new Written<>(JsonCodec.malformed(), MalformedFrame.class)),
                    Map.entry(Topic.EPISODES, new Written<>(JsonCodec.episodes(), Episode.class)),
                    Map.entry(
                            Topic.CANDIDATES,
                            new Written<>(JsonCodec.candidates(), Candidate.class)),
                    Map.entry(
                            Topic.FOLLOW_UPS, new Written<>(JsonCodec.followUps(), FollowUp.class)),
                    Map.entry(Topic.PAPER, new Written<>(JsonCodec.paper(), PaperDay.class)),
                    Map.entry(Topic.RULES, new Written<>(JsonCodec.rules(), Rule.class)),
                    Map.entry(Topic.CYCLES, new Written<>(JsonCodec.cycles(), CycleEpisode.class)));

    private record Written<T>(JsonCodec<T> codec, Class<T> type) {

        /** The samples as this release writes them. */
        List<String> lines() {
            return WrittenSamples.of(type).stream().map(this::line).toList();
        }

        /** A kept line as this release writes it. */
        String rewritten(String line) throws Exception {
            return line(codec.read(line.getBytes(StandardCharsets.UTF_8)));
        }

        private String line(T record) {
            return new String(codec.write(record), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenTodayIsKeptUnderItsVersion(Topic topic) throws IOException {
        Written<?> written = TOPICS.get(topic);
        KEPT.hold(
                topic,
                written.codec().schemaVersion(),
                written.lines(),
                "a changed record needs a new version: Field.since, or another major one");
    }

    @ParameterizedTest
    @MethodSource("kept")
    void everyVersionIsReadWithAllThatItSays(String name) throws Exception {
        Written<?> written = TOPICS.get(KeptSamples.topicOf(name));

        for (String line : KEPT.lines(name)) {
            assertThat(saysAllOf(JSON.readTree(line), JSON.readTree(written.rewritten(line))))
                    .as("%s: %s became %s", name, line, written.rewritten(line))
                    .isTrue();
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

    /** Whether every value but the version is found again. */
    private static boolean saysAllOf(JsonNode kept, JsonNode rewritten) {
        if (!kept.isObject()) {
            return kept.equals(rewritten);
        }
        ((ObjectNode) kept).remove(List.of("schemaVersion", "schemaMinor"));
        return kept.properties().stream()
                .allMatch(
                        field ->
                                rewritten.has(field.getKey())
                                        && saysAllOf(
                                                field.getValue(), rewritten.get(field.getKey())));
    }
}
