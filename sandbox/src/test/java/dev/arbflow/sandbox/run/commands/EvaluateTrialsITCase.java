package dev.arbflow.sandbox.run.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compressed evaluation, scaled down to one seed. */
@Timeout(300)
class EvaluateTrialsITCase {
    @TempDir Path dir;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void putsDetectionBesideANaiveDetectorAndWritesItDown() throws Exception {
        Path document = dir.resolve("evaluation.md");
        String frame = "# Title\n%s<!-- evaluate.sh: end -->\ntail\n";
        String begin = "<!-- evaluate.sh: begin -->\n";
        Files.writeString(document, frame.formatted(begin + "old\n"));

        int status = evaluate("--seeds", "2", "--minutes", "3", "--write", document.toString());

        assertThat(status).as(said()).isEqualTo(RunLocal.FINE);
        assertThat(row("| recall |")[2]).startsWith("1.000 (0.");
        assertThat(row("| every figure exact |")[2]).startsWith("1.000 (0.");
        assertThat(row("| precision |")[3]).startsWith("0.");
        assertThat(row("| EPISODE |")[3]).startsWith("1.000 (0.");
        assertThat(said()).contains("Put in: ").doesNotContain("WRONG");
        String tables = said().substring(said().indexOf("| episodes |"));
        assertThat(document).hasContent(frame.formatted(begin + tables));
    }

    @Test
    void aDocumentWithoutMarkersStaysAsItIs() throws Exception {
        Path document = Files.writeString(dir.resolve("other.md"), "text\n");
        assertThatThrownBy(() -> EvaluateTrials.page(document).write(List.of("| a |")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("evaluate.sh: begin");
        assertThat(document).hasContent("text\n");
    }

    @Test
    void refusesADocumentWithoutMarkersBeforeAnythingIsTried() throws Exception {
        Path document = Files.writeString(dir.resolve("other.md"), "text\n");

        assertThat(evaluate("--write", document.toString())).isEqualTo(RunLocal.REFUSED);
        assertThat(said()).hasLineCount(1).contains("evaluate.sh: begin");
    }

    @Test
    void refusesWhatItCannotRead() {
        assertThat(evaluate("--seeds", "one")).isEqualTo(RunLocal.REFUSED);
        assertThat(said()).contains("--seeds", "one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--minutes 0", "--minutes -1", "--minutes x", "--live --seconds 0"})
    void aLengthThatIsNoneIsWrongUsage(String line) {
        assertThat(evaluate(line.split(" ", -1))).isEqualTo(RunLocal.REFUSED);
        assertThat(said()).hasLineCount(1).startsWith("arbflow: Invalid value for option '--");
    }

    @Test
    void saysWhatItCanDo() {
        assertThat(evaluate("--help")).isEqualTo(RunLocal.FINE);
        assertThat(said()).contains("naive detector", "--minutes", "--live");
    }

    @Test
    void leavesRunsByTheClockToTheOther() {
        assertThat(evaluate("--live", "--help")).isEqualTo(RunLocal.FINE);
        assertThat(said()).contains("--seconds");
    }

    private String[] row(String beginning) {
        return said().lines()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow()
                .split(" *\\| *");
    }

    private int evaluate(String... args) {
        return EvaluateTrials.run(args, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
