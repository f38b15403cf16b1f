package dev.arbflow.sandbox.run.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.embedded.EmbeddedKafka;
import dev.arbflow.embedded.endpoints.OwnServer;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.config.settings.Environment;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.sandbox.run.Servers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OwnServer("it uses the settings that a run of the sandbox gives its jobs")
class CatTopicTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir Path dir;

    @Test
    void anUnknownTopicIsRefusedWithTheNamesOfAll() {
        assertThat(run(Environment.NONE, "cat", "market.book")).isEqualTo(RunLocal.REFUSED);

        assertThat(said())
                .isEqualTo(
                        "arbflow: no topic 'market.book'; there are "
                                + Arrays.stream(Topic.values())
                                        .map(Topic::plainName)
                                        .collect(Collectors.joining(", "))
                                + ", and each of them with .dead\n");
    }

    @ParameterizedTest
    @CsvSource({
        "cat market.books --max 0, must be 1 or more",
        "cat market.books --max 1001, '--max must be 1000 or less, not 1001'",
        "cat market.books --from now, expected one of",
        "cat, Missing required parameter",
        "list, topics cat TOPIC",
        "cat market.books, KAFKA_BROKER"
    })
    void whatIsMissingOrWrongIsOneClearLine(String line, String reason) {
        assertThat(run(Environment.NONE, line.split(" ", -1))).isEqualTo(RunLocal.REFUSED);

        assertThat(said()).contains(reason);
        assertThat(said().lines()).hasSize(1);
    }

    @Test
    void readsTheBrokersOfTheSettings() throws Exception {
        try (EmbeddedKafka broker = EmbeddedKafka.start(dir, 0)) {
            Map<String, String> settings = Servers.settings(broker);
            TopicSetup.ensure(new ConfigReader(new String[0], settings).kafka());

            assertThat(run(new Environment(settings, Map.of()), "cat", "control.rules"))
                    .isEqualTo(RunLocal.FINE);
            assertThat(said()).isEmpty();
        }
    }

    private int run(Environment environment, String... args) {
        return CatTopic.run(
                args, () -> environment, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
