package dev.arbflow.sandbox.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonsTest {
    private static final Holdings CLEAN = new Holdings("episodes", Map.of("a", "1", "b", "2"));

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void seesNoDifferenceBetweenEqualHoldings() {
        assertThat(CLEAN.comparedWith(new Holdings("episodes", CLEAN.byKey())).none()).isTrue();
    }

    @Test
    void countsWhatIsMissingSurplusAndDifferentAndShowsAnExample() {
        Holdings.Difference found =
                new Holdings("episodes", Map.of("b", "3", "c", "4")).comparedWith(CLEAN);

        assertThat(found).isEqualTo(new Holdings.Difference("episodes", 2, 1, 1, 1, "2\n    3"));
        assertThat(found.text()).contains("1 missing", "1 surplus", "1 different", "\n    2\n");
    }

    @Test
    void aRunIsFineOnlyIfEveryPlaceIs() {
        Holdings other = new Holdings("trades", Map.of("x", "1"));

        assertThat(CompareRuns.stores(List.of(CLEAN, other), List.of(CLEAN, other), out)).isTrue();
        assertThat(CompareRuns.stores(List.of(CLEAN, other), List.of(CLEAN, CLEAN), out)).isFalse();
    }

    @Test
    void mailsMayComeAgainOnceACrashButNeverBeLostOrInvented() {
        List<String> alerts = List.of("<1>", "<2>");

        assertThat(Mails.compare(List.of("<1>", "<2>", "<2>"), alerts).fine(1)).isTrue();
        assertThat(Mails.compare(List.of("<1>", "<2>", "<2>"), alerts).fine(0)).isFalse();
        assertThat(Mails.compare(List.of("<1>"), alerts)).isEqualTo(new Mails(1, 1, 0, 0));
        assertThat(Mails.compare(List.of("<1>"), alerts).fine(9)).isFalse();
        assertThat(Mails.compare(List.of("<1>", "<2>", "<3>"), alerts).fine(9)).isFalse();
        assertThat(Mails.compare(alerts, alerts).text()).contains("2 held", "0 repeated");
    }
}
