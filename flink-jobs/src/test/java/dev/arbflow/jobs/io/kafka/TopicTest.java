package dev.arbflow.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.config.settings.ConfigReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No topic grows for ever, neither by the years nor by the hour. */
class TopicTest {
    private static final Kafka KAFKA =
            new ConfigReader(
                            new String[] {"--kafka-retention-bytes", "1000000000"},
                            Map.of("KAFKA_BROKER", "localhost:9092"))
                    .kafka();

    @ParameterizedTest
    @EnumSource(value = Topic.class, mode = EnumSource.Mode.EXCLUDE, names = "RULES")
    void isBoundedByAgeAndByBytes(Topic topic) {
        assertThat(topic.settings(KAFKA))
                .containsEntry("cleanup.policy", "delete")
                .containsEntry(
                        "retention.ms", Long.toString(topic.retention().orElseThrow().toMillis()))
                .containsEntry("retention.bytes", "1000000000")
                .containsEntry("segment.bytes", "134217728");
    }

    @Test
    void unreadableRecordsAreBoundedToo() {
        assertThat(Topic.deadSettings(KAFKA)).containsEntry("retention.bytes", "1000000000");
    }

    /** A rule that was deleted would give another result when the log is read again. */
    @Test
    void rulesKeepTheNewestOfEachKey() {
        assertThat(Topic.RULES.settings(KAFKA))
                .containsEntry("cleanup.policy", "compact")
                .doesNotContainKeys("retention.ms", "retention.bytes");
    }
}
