package dev.arbflow.sandbox.run.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.embedded.endpoints.OwnServer;
import dev.arbflow.jobs.config.settings.Environment;
import dev.arbflow.jobs.io.mongo.read.ExportTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OwnServer("it reads what a run of the sandbox has left in its folder")
class ExportLocalTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir Path dir;

    @Test
    void writesATableAFileOfAFinishedRun() throws Exception {
        aRun();

        assertThat(run(Map.of(), "--data-dir", dir.toString(), "--out", out())).isZero();

        assertThat(said().lines())
                .hasSize(ExportTable.values().length)
                .allSatisfy(line -> assertThat(line).endsWith(".csv: 0 rows"));
        assertThat(dir.resolve("out/pattern_candidates.csv")).content().startsWith("route,market,");
    }

    @Test
    void writesOnlyTheTablesThatAreAskedFor() throws Exception {
        aRun();

        int status =
                run(
                        Map.of(),
                        "--data-dir",
                        dir.toString(),
                        "--what",
                        "pairs,episodes",
                        "--format",
                        "jsonl",
                        "--out",
                        out());

        assertThat(status).isZero();
        assertThat(said().lines()).hasSize(2);
        assertThat(dir.resolve("out")).isDirectoryContaining("glob:**pairs.jsonl");
    }

    @Test
    void readsTheStoreOfTheEnvironmentAndSharesNoisedSumsOnly() throws Exception {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(dir.resolve("mongo"), 0)) {
            Map<String, String> environment = Map.of("MONGO_URI", mongo.uri(), "MONGO_DB", "other");

            assertThat(run(environment, "--private", "--out", out())).isZero();
        }

        assertThat(said()).isEqualTo(dir.resolve("out/releases.csv") + ": 0 rows\n");
        assertThat(dir.resolve("out/README.md")).content().contains("epsilon", "clip", "budget");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --format xml | Invalid value for option '--format'
                    --what trades | Invalid value for option '--what'
                    --from yesterday | 'yesterday' is no UTC time like 2026-11-23T00:00:00Z
                    --from 2026-01-02T00:00:00Z --to 2026-01-02T00:00:00Z | must lie before --to
                    --private --what episodes | --private lets nothing but noised sums out
                    --format csv | say with --data-dir or MONGO_URI where the data is
                    --data-dir /no/run/here | no run has stored anything in /no/run/here
                    --colour blue | Unknown option
                    """)
    void badInputIsOneClearLine(String args, String says) {
        List<String> all = new ArrayList<>(List.of(args.split(" ", -1)));
        all.addAll(List.of("--out", out()));

        assertThat(run(Map.of(), all.toArray(String[]::new))).isNotZero();

        assertThat(said()).startsWith("arbflow: ").contains(says).hasLineCount(1);
        assertThat(dir.resolve("out")).doesNotExist();
    }

    @Test
    void anAddressThatIsNoneIsOneClearLineWithoutThePassword() {
        int status = run(Map.of("MONGO_URI", "http://me:hidden@host"), "--out", out());

        assertThat(status).isEqualTo(RunLocal.REFUSED);
        assertThat(said()).contains("MONGO_URI").doesNotContain("hidden").hasLineCount(1);
    }

    @Test
    void aMissingFolderToWriteToIsOneClearLine() {
        assertThat(run(Map.of(), "--private")).isEqualTo(RunLocal.REFUSED);

        assertThat(said()).contains("--out").hasLineCount(1);
    }

    @Test
    void aFolderThatIsNotEmptyIsNotShared() throws Exception {
        aRun();
        Files.createDirectories(dir.resolve("out/old"));

        int status = run(Map.of(), "--data-dir", dir.toString(), "--private", "--out", out());

        assertThat(status).isEqualTo(RunLocal.REFUSED);
        assertThat(said()).contains("is not empty").hasLineCount(1);
    }

    @Test
    void helpSaysWhatTheOptionsAre() {
        assertThat(run(Map.of(), "--help")).isEqualTo(RunLocal.FINE);

        assertThat(said()).contains("--private", "pattern_candidates", "csv|jsonl");
    }

    private void aRun() throws IOException {
        EmbeddedMongo.start(dir.resolve("mongo"), 0).close();
    }

    private String out() {
        return dir.resolve("out").toString();
    }

    private int run(Map<String, String> environment, String... args) {
        return ExportLocal.run(
                args,
                () -> new Environment(Map.of(), environment),
                new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
