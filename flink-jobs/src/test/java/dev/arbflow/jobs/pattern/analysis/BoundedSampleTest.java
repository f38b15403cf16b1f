package dev.arbflow.jobs.pattern.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.jobs.testing.StateBytes;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundedSampleTest {

    @Test
    void keepsEverythingUntilItIsFull() {
        BoundedSample sample = of(numbers(BoundedSample.MOST));

        assertThat(Arrays.stream(sample.values()).sorted().toArray())
                .isEqualTo(numbers(BoundedSample.MOST).stream().mapToDouble(n -> n).toArray());
    }

    @Test
    void isBoundedAndRepresentsAllOfThem() {
        BoundedSample sample = of(numbers(20_000));

        assertThat(sample.values()).hasSize(BoundedSample.MOST);
        assertThat(sample.hashes()).isSorted();
        // deviation 5,774 of a uniform distribution, four standard errors
        assertThat(Arrays.stream(sample.values()).average().orElseThrow())
                .isCloseTo(10_000, within(4 * 5_774 / Math.sqrt(BoundedSample.MOST)));
    }

    @Test
    void keepsTheSameInWhateverOrderTheyCome() {
        List<Integer> shuffled = numbers(3_000);
        Collections.shuffle(shuffled, new Random(7));

        assertThat(of(shuffled).values()).isEqualTo(of(numbers(3_000)).values());
    }

    @Test
    void countsAValueThatComesTwiceOnce() {
        BoundedSample once = of(numbers(50));

        assertThat(once.with("window 7", 7)).isSameAs(once);
    }

    @Test
    void keepsItsFormat() throws IOException {
        StateBytes.of(
                        BoundedSample.class,
                        new BoundedSample(new long[] {0xb5b3e19a0e8ac1c4L}, new double[] {100.5}),
                        "01" + "00000001b5b3e19a0e8ac1c4" + "000000014059200000000000")
                .assertKept();
    }

    private static BoundedSample of(List<Integer> numbers) {
        BoundedSample sample = BoundedSample.empty();
        for (int number : numbers) {
            sample = sample.with("window " + number, number);
        }
        return sample;
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toList());
    }
}
