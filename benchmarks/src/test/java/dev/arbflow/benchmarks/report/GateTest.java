package dev.arbflow.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.benchmarks.report.Measured.Figures;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final List<Measured> KEPT = List.of(dedup(700, 70, 494));

    private final List<List<Question>> atLength = new ArrayList<>();

    @Test
    void whatIsAsFastAsBesideTheSamePeerPassesOnAnyMachine() throws Exception {
        assertThat(slower(dedup(2_100, 210, 494), null)).isEmpty();
        assertThat(atLength).as("one short look was enough").isEmpty();
    }

    @Test
    void whatHasBecomeHalfAsFastBesideItIsNamedWithBothRatios() throws Exception {
        Measured slow = dedup(1_500, 70, 494);

        assertThat(slower(slow, slow))
                .containsExactly("DedupBenchmark: ratio to exactSet was 0.10, is 0.05");
    }

    @Test
    void whatOnlyLooksSlowIsMeasuredAtLengthFirst() throws Exception {
        assertThat(slower(dedup(1_500, 70, 494), dedup(800, 70, 494))).isEmpty();
        assertThat(atLength).containsExactly(List.of(Question.DEDUP));
    }

    @Test
    void moreGarbageIsNamedHoweverFastItIs() throws Exception {
        Measured wasteful = dedup(350, 70, 1_000);

        assertThat(slower(wasteful, wasteful))
                .containsExactly("DedupBenchmark: bytes of garbage was 494.00, is 1000.00");
    }

    @Test
    void whatHasNeverBeenKeptIsNotSaidToBeGuarded() throws Exception {
        Measured anew = new Measured("BookReadBenchmark", "", "", "", dedup(1, 1, 1).ways());

        assertThat(slower(anew, anew))
                .containsExactly("BookReadBenchmark: nothing is kept to compare with");
    }

    @Test
    void argumentsThatAreWrongAreRefusedInOneLine() throws Exception {
        assertThat(refused()).isEqualTo("arbflow: usage: Gate FOLDER [NAME]");
        assertThat(refused("docs", "Detektor")).startsWith("arbflow: no benchmark's name holds");
    }

    private List<String> slower(Measured shortly, Measured thoroughly) throws Exception {
        Gate gate =
                new Gate(
                        questions -> List.of(shortly),
                        questions -> {
                            atLength.add(questions);
                            return List.of(thoroughly);
                        });
        return gate.slower(KEPT, List.of(Question.DEDUP));
    }

    private static Measured dedup(double arbflowNs, double exactSetNs, double bytes) {
        return new Measured(
                "DedupBenchmark",
                "",
                "",
                "",
                new TreeMap<>(
                        Map.of(
                                Measured.OURS,
                                new Figures(List.of(arbflowNs), List.of(bytes)),
                                "exactSet",
                                new Figures(List.of(exactSetNs), List.of(41.0)))));
    }

    private static String refused(String... arguments) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

        assertThat(Gate.run(arguments, err)).isEqualTo(2);
        return said.toString(StandardCharsets.UTF_8).strip();
    }
}
