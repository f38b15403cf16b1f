package dev.arbflow.sandbox.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One market, in which each stretch is played once, through the patterns. */
class SuspectTrialsTest {

    @Test
    void mostOfWhatIsPlayedIsToldAndMostOfWhatIsToldWasPlayed() throws Exception {
        List<String> progress = new ArrayList<>();
        SuspectTrials trials =
                SuspectTrials.run(
                        List.of(1L),
                        SuspectMarket.WARM_UP.plus(Duration.ofMinutes(6)),
                        progress::add);

        assertThat(progress).singleElement().asString().contains("9 stretches played");
        assertThat(trials.recall()).isGreaterThanOrEqualTo(0.75);
        assertThat(trials.precision()).isGreaterThanOrEqualTo(0.75);
        assertThat(trials.tables())
                .filteredOn(line -> line.startsWith("| "))
                .extracting(line -> line.substring(2, line.indexOf(" |")))
                .containsExactly(
                        "looks like",
                        "QUOTE_FLICKER",
                        "LAYERING",
                        "WASH_PRINTS",
                        "PUMP",
                        "all",
                        "played",
                        "FLICKER",
                        "LAYER",
                        "WASH",
                        "PUMP",
                        "COMMON_MOVE",
                        "PREMIUM",
                        "REQUOTING",
                        "ROUND_LOTS",
                        "WALL",
                        "nothing");
        assertThat(trials.tables())
                .as("nothing honest is told")
                .anyMatch(line -> line.startsWith("| REQUOTING | 1 | 0 |"))
                .anyMatch(line -> line.startsWith("| WALL | 1 | 0 |"));
    }
}
