package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ClosingTest {
    private final List<String> closed = new CopyOnWriteArrayList<>();
    private final Closing open = new Closing();

    @Test
    void closesTheNewestFirstWhateverGoesWrong() {
        open.add("old", closed::add);
        open.add(
                "broken",
                each -> {
                    throw new IllegalStateException(each);
                });
        open.add("new", closed::add);

        open.closeAll();

        assertThat(closed).containsExactly("new", "old");
    }

    @Test
    @Timeout(60)
    void whatNeverClosesDoesNotHoldTheOthersUp() {
        CountDownLatch never = new CountDownLatch(1);
        open.add("old", closed::add);
        open.add(never, ClosingTest::await);

        open.closeAll(Duration.ofSeconds(30), Duration.ofMillis(50));

        assertThat(closed).containsExactly("old");
    }

    @Test
    void theTimeIsForAllOfThemTogether() {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 100; i++) {
            open.add(never, ClosingTest::await);
        }
        long startNs = System.nanoTime();

        open.closeAll(Duration.ofMillis(200), Duration.ofSeconds(1));

        assertThat(Duration.ofNanos(System.nanoTime() - startNs))
                .isLessThan(Duration.ofSeconds(50)); // half of what each step may take
    }

    private static void await(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
