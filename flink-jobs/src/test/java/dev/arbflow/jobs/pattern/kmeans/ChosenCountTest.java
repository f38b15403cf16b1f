package dev.arbflow.jobs.pattern.kmeans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChosenCountTest {

    @Test
    void takesTheFirstNumberAtOnce() {
        assertThat(after(4).clusters()).isEqualTo(4);
    }

    @Test
    void changesOnlyForWhatIsFoundThreeTimesRunning() {
        assertThat(after(4, 3, 3).clusters()).isEqualTo(4);
        assertThat(after(4, 3, 3, 3)).isEqualTo(ChosenCount.of(3));
    }

    @Test
    void beginsAnewWhenSomethingElseIsFound() {
        assertThat(after(4, 3, 3, 4, 3, 3).clusters()).isEqualTo(4);
        assertThat(after(4, 3, 3, 2, 3, 3).clusters()).isEqualTo(4);
        assertThat(after(4, 3, 2, 2, 2).clusters()).isEqualTo(2);
    }

    @Test
    void isNotMovedByFewWindows() {
        int few = ShadowModels.ENOUGH_POINTS - 1;

        assertThat(ChosenCount.NONE.after(evidence(1, few))).isEqualTo(ChosenCount.NONE);
        assertThat(after(4, 3, 3).after(evidence(3, few))).isEqualTo(after(4, 3, 3));
    }

    private static ChosenCount after(int... found) {
        return IntStream.of(found)
                .mapToObj(each -> evidence(each, ShadowModels.ENOUGH_POINTS))
                .reduce(ChosenCount.NONE, ChosenCount::after, (one, other) -> other);
    }

    private static GroupEvidence evidence(int found, int points) {
        return found == 1
                ? new GroupEvidence(1, 2, 0.2, 0.2, 1, points)
                : new GroupEvidence(1, found, 0.5, 0.2, GroupEvidence.LEVEL, points);
    }
}
