package dev.arbflow.sandbox.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.repository.RepositoryFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The compose stack's tokens, made by a stand-in for InfluxDB's client. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class InfluxTokensTest {
    @TempDir Path jobs;
    @TempDir Path grafana;
    @TempDir Path tools;

    /** Knows the operator and the tokens of a file, and notes what it is called with. */
    @BeforeEach
    void aClientOfInflux() throws Exception {
        Files.writeString(tools.resolve("tokens"), "operator\n");
        Path client = tools.resolve("influx");
        Files.writeString(
                client,
                """
                #!/bin/sh
                cd "$(dirname "$0")"
                echo "$*" >>calls
                grep -qxF "$INFLUX_TOKEN" tokens || { echo unauthorized >&2; exit 1; }
                if [ "$1" = bucket ]; then
                    printf '0b\\tarbflow\\t720h0m0s\\n'
                else
                    made=made-$(wc -l <calls | tr -d ' ')==
                    echo "$made" >>tokens
                    printf '{\\n\\t"id": "01",\\n\\t"token": "%s"\\n}\\n' "$made"
                fi
                """);
        Files.setPosixFilePermissions(client, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void theJobsMayReadAndWriteTheBucketAndGrafanaMayOnlyReadIt() throws Exception {
        assertThat(make("operator"))
                .isEqualTo("arbflow jobs: has a new token\narbflow grafana: has a new token\n");

        assertThat(calls())
                .contains(
                        "auth create --org desk --description arbflow jobs --read-bucket 0b"
                                + " --write-bucket 0b --json",
                        "auth create --org desk --description arbflow grafana --read-bucket 0b"
                                + " --json");
        assertThat(token(jobs)).startsWith("made-").endsWith("==").isNotEqualTo(token(grafana));
        assertThat(calls()).noneMatch(call -> call.contains("made-") || call.contains("operator"));
    }

    @Test
    void onlyTheReaderOfATokenMayReadIt() throws Exception {
        make("operator");

        for (Path folder : List.of(jobs, grafana)) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(folder.resolve("influx-token"))))
                    .isEqualTo("r--------");
        }
    }

    @Test
    void aTokenThatWorksStaysAndOneThatDoesNotIsReplaced() throws Exception {
        make("operator");
        String ofJobs = token(jobs);
        String ofGrafana = token(grafana);
        Files.writeString(tools.resolve("tokens"), "operator\n" + ofJobs + "\n");

        assertThat(make("operator"))
                .isEqualTo("arbflow jobs: has a token\narbflow grafana: has a new token\n");
        assertThat(token(jobs)).isEqualTo(ofJobs);
        assertThat(token(grafana)).isNotEqualTo(ofGrafana);
    }

    @Test
    void withoutTheOperatorNothingIsMade() throws Exception {
        assertThat(make("guessed")).startsWith("unauthorized\n");

        assertThat(jobs).isEmptyDirectory();
    }

    private static String token(Path folder) throws IOException {
        return Files.readString(folder.resolve("influx-token")).strip();
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(tools.resolve("calls"));
    }

    private String make(String operator) throws Exception {
        ProcessBuilder script =
                new ProcessBuilder(
                        "bash", RepositoryFiles.path("docker/influx-tokens.sh").toString());
        String me = System.getProperty("user.name");
        script.environment().put("PATH", tools + ":" + System.getenv("PATH"));
        script.environment().put("INFLUX_TOKEN", operator);
        script.environment().put("INFLUX_ORG", "desk");
        script.environment().put("INFLUX_BUCKET", "arbflow");
        script.environment().put("JOBS_DIR", jobs.toString());
        script.environment().put("GRAFANA_DIR", grafana.toString());
        script.environment().put("JOBS_USER", me);
        script.environment().put("GRAFANA_USER", me);
        Process process = script.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
