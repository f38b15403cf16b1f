package dev.arbflow.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.benchmarks.FoundBenchmarks;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Read", "BookRead", "ReadBench", "ReadBenchmark", "BookReadBenchmark"})
    void aPartOfANameIsEnough(String part) {
        assertThat(Question.named(part)).containsExactly(Question.BOOK_READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Benchmark"})
    void whatAllNamesHoldMeansAll(String part) {
        assertThat(Question.named(part)).containsExactly(Question.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Detektor", "book", "BookReadBenchmarks", ".*", "arbflow"})
    void aNameThatMeansNothingIsRefusedInOneLine(String part) throws Exception {
        assertThatThrownBy(() -> Question.named(part)).isInstanceOf(IllegalArgumentException.class);

        assertThat(refused("1", part))
                .isEqualTo(
                        "arbflow: no benchmark's name holds \""
                                + part
                                + "\": there are DetectorBenchmark, DetectorPeerBenchmark,"
                                + " OpeningBenchmark, FrameBenchmark, BookWriteBenchmark,"
                                + " BookReadBenchmark, DedupBenchmark, DedupOperatorBenchmark,"
                                + " SuspectBenchmark");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "three", "", "1000"})
    void roundsThatAreNoneAreRefusedInOneLine(String rounds) throws Exception {
        assertThat(refused(rounds, "Dedup"))
                .isEqualTo("arbflow: rounds must be 1 to 999, not \"" + rounds + "\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void tooFewArgumentsAreRefusedInOneLine(int given) throws Exception {
        String[] some = Arrays.copyOf(new String[] {folder.toString(), "abc1234"}, given);

        assertThat(refused(some)).isEqualTo("arbflow: usage: Bench FOLDER COMMIT ROUNDS [NAME]");
    }

    @Test
    void everyBenchmarkHasItsQuestion() throws Exception {
        List<Class<?>> asking = new ArrayList<>();
        for (Question question : Question.values()) {
            asking.add(question.benchmark());
        }

        assertThat(asking).containsExactlyInAnyOrderElementsOf(FoundBenchmarks.all());
    }

    private String refused(String rounds, String part) throws Exception {
        return refused(new String[] {folder.toString(), "abc1234", rounds, part});
    }

    private String refused(String[] arguments) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        assertThat(Bench.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8)))
                .isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
        return said.toString(StandardCharsets.UTF_8).strip();
    }
}
