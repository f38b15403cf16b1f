package dev.arbflow.sandbox.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.sandbox.scenario.FaultKind;
import dev.arbflow.sandbox.scenario.FaultLine;
import dev.arbflow.sandbox.scenario.FaultScenario;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever is drawn can be replayed from its text, and leaves time to come right again. */
class RandomFaultsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void whatIsDrawnCanBeReadAndEveryKindIsDrawn() {
        Set<FaultKind> drawn = EnumSet.noneOf(FaultKind.class);
        for (long seed = 1; seed <= 50; seed++) {
            List<String> lines = RandomFaults.lines(seed, HOUR);
            FaultScenario scenario = FaultScenario.parse("seed " + seed, lines);

            assertThat(scenario.seed()).isEqualTo(seed);
            assertThat(scenario.lines().size()).isBetween(20 * 3, 20 * 7 * 2);
            scenario.lines().forEach(each -> drawn.add(each.kind()));
        }

        assertThat(drawn).containsExactlyInAnyOrder(FaultKind.values());
    }

    @Test
    void everyRoundEndsWithAQuietTime() {
        List<FaultLine> all = FaultScenario.parse("drawn", RandomFaults.lines(7, HOUR)).lines();
        for (FaultLine each : all) {
            Duration quietUntil = each.over().orElseThrow().plus(FeedCheck.PATIENCE);
            long round = each.at().dividedBy(RandomFaults.ROUND);

            assertThat(all)
                    .filteredOn(later -> later.at().dividedBy(RandomFaults.ROUND) > round)
                    .allSatisfy(later -> assertThat(later.at()).isGreaterThan(quietUntil));
        }
    }

    @Test
    void theSameSeedDrawsTheSame() {
        assertThat(RandomFaults.lines(3, HOUR)).isEqualTo(RandomFaults.lines(3, HOUR));
        assertThat(RandomFaults.lines(3, HOUR)).isNotEqualTo(RandomFaults.lines(4, HOUR));
    }

    @Test
    void aLineSaysWhatItWasReadFrom() {
        FaultScenario scenario = FaultScenario.parse("drawn", RandomFaults.lines(5, HOUR));
        List<String> said = scenario.lines().stream().map(FaultLine::text).toList();

        assertThat(FaultScenario.parse("said", said).lines()).isEqualTo(scenario.lines());
    }
}
