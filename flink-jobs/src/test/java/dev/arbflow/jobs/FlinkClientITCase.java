package dev.arbflow.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.client.cli.CliFrontend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged jobs in the hands of Flink's own client, in a process of its own. */
class FlinkClientITCase {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(classes = {IngestJob.class, ArbitrageJob.class, PatternJob.class, ReportJob.class})
    void aMisspeltSettingIsOneLineAndNoStackTrace(Class<?> job) throws Exception {
        Ended client = flinkRun(job, "--min-net-bsp", "5");

        assertThat(client.status()).isEqualTo(1);
        assertThat(client.said())
                .contains("arbflow: unknown setting '--min-net-bsp'; did you mean --min-net-bps?")
                .noneMatch(line -> line.startsWith("\tat ") || line.contains("Exception"));
    }

    @Test
    void aBrokerThatIsAwayIsOneLineToo() throws Exception {
        Ended client = flinkRun(IngestJob.class, "--kafka-broker", "127.0.0.1:1");

        assertThat(client.status()).isEqualTo(1);
        assertThat(client.said())
                .anyMatch(line -> line.startsWith("arbflow: cannot use Kafka at 127.0.0.1:1"))
                .noneMatch(line -> line.startsWith("\tat "));
    }

    /** How a process ended. */
    private record Ended(int status, List<String> said) {}

    private Ended flinkRun(Class<?> job, String... args) throws Exception {
        Files.writeString(folder.resolve("config.yaml"), "rest.address: 127.0.0.1\n");
        Path said = folder.resolve("said");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // As in a Flink distribution, whose client logs into a file.
        Path log =
                Files.writeString(folder.resolve("log4j.properties"), "rootLogger.level = off\n");
        command.add("-Dlog4j2.configurationFile=" + log.toUri());
        command.add("--add-opens=java.base/java.util=ALL-UNNAMED");
        command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(CliFrontend.class.getName(), "run", "-c", job.getName()));
        command.add(jobJar().toString());
        command.addAll(List.of(args));
        ProcessBuilder client = new ProcessBuilder(command);
        client.environment().put("FLINK_CONF_DIR", folder.toString());
        client.redirectErrorStream(true).redirectOutput(said.toFile());
        Process process = client.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readAllLines(said, StandardCharsets.UTF_8));
    }

    static Path jobJar() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(file -> file.toString().endsWith("-job.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
