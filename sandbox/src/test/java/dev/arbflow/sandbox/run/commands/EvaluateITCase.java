package dev.arbflow.sandbox.run.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.arbflow.sandbox.frames.SampleFrames;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The evaluation, scaled down to one short run. */
@Timeout(300)
class EvaluateITCase {
    @TempDir Path dir;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @AfterEach
    void logAsInATest() throws Exception {
        Configurator.reconfigure(RunLocal.class.getResource("/log4j2-test.properties").toURI());
    }

    @Test
    void putsEpisodesAndCandidatesSideBySide() {
        int status = evaluate("--seeds", "1", "--seconds", "45", "--data-dir", dir.toString());

        assertThat(status).as(said()).isEqualTo(RunLocal.FINE);
        List<String> rows = said().lines().filter(line -> line.startsWith("| all |")).toList();
        assertThat(rows).hasSize(5);
        String[] episodes = cells(rows.get(0));
        String[] candidates = cells(rows.get(1));
        assertThat(episodes[2]).isEqualTo("CEP episodes");
        assumeThat(episodes[6]).as("what could be known on this machine").isNotEqualTo("0");
        assertThat(episodes[8]).as("recall").isEqualTo("1.000");
        assertThat(candidates[2]).isEqualTo("pattern candidates");
        assertThat(Integer.parseInt(candidates[3])).as("reported").isPositive();
        assertThat(Integer.parseInt(candidates[4])).as("right").isPositive();
        assertThat(candidates[6]).as("demanded").isEqualTo(episodes[6]);
        String[] plain = cells(rows.get(2));
        assertThat(plain[2]).isEqualTo("plain rule on the same windows");
        assertThat(Integer.parseInt(plain[3])).as("told by the plain rule").isPositive();
    }

    @Test
    void refusesWhatItCannotRead() {
        assertThat(evaluate("--seeds", "one")).isEqualTo(RunLocal.REFUSED);
        assertThat(said()).contains("--seeds", "one");
    }

    @Test
    void refusesAFeedWithoutTruth() {
        String feed = "frames:" + SampleFrames.folder();
        String data = dir.toString();
        int status = evaluate("--seeds", "1", "--data-dir", data, "--feed", feed, "--speed", "max");

        assertThat(status).as(said()).isEqualTo(RunLocal.REFUSED);
        assertThat(said()).contains("--feed: only simulated markets have a truth");
    }

    @Test
    void saysWhatItCanDo() {
        assertThat(evaluate("--help")).isEqualTo(RunLocal.FINE);
        assertThat(said()).contains("precision", "--seeds=N,N...");
    }

    private int evaluate(String... args) {
        return Evaluate.run(args, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static String[] cells(String row) {
        return row.split(" *\\| *");
    }
}
