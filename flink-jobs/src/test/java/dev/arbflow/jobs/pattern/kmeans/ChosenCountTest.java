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

    private static ChosenCount after(int... found) {
        return IntStream.of(found)
                .boxed()
                .reduce(ChosenCount.NONE, ChosenCount::after, (one, other) -> other);
    }
}
