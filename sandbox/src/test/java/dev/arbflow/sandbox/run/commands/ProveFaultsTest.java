package dev.arbflow.sandbox.run.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.repository.RepositoryFiles;
import dev.arbflow.sandbox.matrix.FaultMatrix;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command behind {@code scripts/prove-faults.sh}, scaled down to one cell. */
@Timeout(300)
class ProveFaultsTest {
    private static final String BEGIN = "<!-- made by scripts/prove-faults.sh: -->\n";
    private static final String END = "<!-- until here -->\ntail\n";

    @TempDir Path dir;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void putsTheTableBetweenTheMarksOfThePage() throws Exception {
        Path page =
                Files.writeString(
                        dir.resolve("page.md"), "# Title\n" + BEGIN + "a former table\n" + END);

        int status = prove("--venues", "KRAKEN", "--faults", "connection cut", "--out", "" + page);

        assertThat(status).as(said()).isEqualTo(RunLocal.FINE);
        assertThat(said()).contains("KRAKEN, connection cut: ").doesNotContain("wrong: ");
        assertThat(page)
                .content()
                .startsWith("# Title\n" + BEGIN + "\n| fault | KRAKEN |\n|---|---|\n")
                .containsPattern("\\| connection cut \\| [^|*]*DISCONNECTED[^|*]* \\|")
                .doesNotContain("a former table")
                .endsWith("\n\n" + END);
    }

    @Test
    void thePageHasARowForEachFaultInTheirOrder() {
        List<String> rows =
                between(RepositoryFiles.text("docs/fault-matrix.md"), BEGIN.strip(), "<!-- until")
                        .lines()
                        .filter(line -> line.startsWith("| "))
                        .map(line -> line.split(" \\| ", 2)[0].substring(2))
                        .toList();

        assertThat(rows.subList(1, rows.size())).isEqualTo(FaultMatrix.names());
    }

    @Test
    void refusesAVenueThatThereIsNot() {
        assertThat(prove("--venues", "MTGOX")).isEqualTo(RunLocal.REFUSED);
        assertThat(said()).contains("--venues", "MTGOX");
    }

    /** Lesson: it emptied the page and was content. */
    @Test
    void refusesAFaultThatThereIsNot() throws Exception {
        Path page = Files.writeString(dir.resolve("page.md"), BEGIN + "old\n" + END);

        assertThat(prove("--faults", "conection", "--out", "" + page)).isEqualTo(RunLocal.REFUSED);
        assertThat(said()).contains("--faults", "conection");
        assertThat(page).content().contains("old");
    }

    @Test
    void refusesAPageWithoutMarksBeforeAnythingIsPlayed() throws Exception {
        Path page = Files.writeString(dir.resolve("page.md"), "text\n");

        int status = prove("--venues", "KRAKEN", "--faults", "connection cut", "--out", "" + page);

        assertThat(status).isEqualTo(RunLocal.REFUSED);
        assertThat(said()).hasLineCount(1).contains("has no lines " + BEGIN.strip());
    }

    @Test
    void playsFaultsDrawnAtRandomAndPutsTheirFiguresInThePage() throws Exception {
        String begin = "<!-- made by scripts/prove-faults.sh --random: -->\n";
        String end = "<!-- until here: random -->\n";
        Path page = Files.writeString(dir.resolve("page.md"), begin + "old\n" + end);

        int status = prove("--random", "--minutes", "3", "--seed", "4", "--out", "" + page);

        assertThat(status).as(said()).isEqualTo(RunLocal.FINE);
        assertThat(said()).startsWith("seed 4\nat ").doesNotContain("wrong: ");
        assertThat(page)
                .content()
                .contains("--random --minutes 3 --seed 4`", "| | seed 4 |", "| episodes judged | ")
                .doesNotContain("old");
    }

    @Test
    void refusesAScenarioThatCannotBeRead() throws Exception {
        Path file = Files.writeString(dir.resolve("mine.txt"), "at noon cut on KRAKEN\n");

        assertThat(prove("--random", "--scenario", "" + file)).isEqualTo(RunLocal.REFUSED);
        assertThat(said()).hasLineCount(1).contains("mine.txt, line 1: 'noon' is not a time");
        assertThat(prove("--minutes", "3")).isEqualTo(RunLocal.REFUSED);
        assertThat(said()).contains("--random");
    }

    @ParameterizedTest
    @CsvSource({
        "--random --minutes 2, '--minutes must be 3 or more, not 2'",
        "--random --venues KRAKEN, --random is about all venues and faults",
        "--random --faults cut, --random is about all venues and faults"
    })
    void refusesWhatWouldProveNothing(String line, String why) {
        assertThat(prove(line.split(" ", -1))).isEqualTo(RunLocal.REFUSED);
        assertThat(said()).isEqualTo("arbflow: " + why + System.lineSeparator());
    }

    @Test
    void saysWhatItCanDo() {
        assertThat(prove("--help")).isEqualTo(RunLocal.FINE);
        assertThat(said()).contains("prove-faults.sh", "--faults", "--out");
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin);
        return text.substring(from, text.indexOf(end, from));
    }

    private int prove(String... args) {
        return ProveFaults.run(args, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
