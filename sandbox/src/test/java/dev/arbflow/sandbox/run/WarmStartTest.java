package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WarmStartTest {
    private static final long SECOND_US = 1_000_000;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AtomicLong clockUs = new AtomicLong();
    private final AtomicLong looks = new AtomicLong();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final BusyLog busy = new BusyLog();
    private WarmStart start;

    @AfterEach
    void end() {
        start.close();
    }

    @Test
    void theMarketStartsToMoveWhenThePipelineHasBeenInTimeForAWhile() throws Exception {
        start(() -> true);
        passTo(2 * SECOND_US);
        assertThat(begun.getCount()).isOne();

        passTo(3 * SECOND_US + 1);
        awaitBegin();
        assertThat(said()).contains("pipeline in time");
    }

    @Test
    void aHiccupIsNoLatenessAndABacklogIs() throws Exception {
        busy.happened(SECOND_US, 3 * SECOND_US); // a backlog
        start(() -> true);
        passTo(4 * SECOND_US);
        assertThat(begun.getCount()).isOne();

        passTo(6 * SECOND_US);
        busy.happened(6 * SECOND_US, 6 * SECOND_US + 150_000); // a hiccup
        passTo(7 * SECOND_US);
        awaitBegin();
        assertThat(said()).contains("pipeline in time");
    }

    @Test
    void aMachineThatIsNeverInTimeGetsItsMarketToo() throws Exception {
        start(() -> false);
        passTo(19 * SECOND_US);
        assertThat(begun.getCount()).isOne();

        passTo(20 * SECOND_US);
        awaitBegin();
        assertThat(said()).contains("after 20 s: pipeline still late");
    }

    private void start(BooleanSupplier reading) {
        Console console =
                new Console(new PrintStream(said, true, StandardCharsets.UTF_8), false, false);
        start =
                new WarmStart(
                                reading,
                                busy,
                                () -> {
                                    looks.incrementAndGet();
                                    return clockUs.get();
                                },
                                console,
                                begun::countDown)
                        .start();
        awaitLooks();
    }

    /** Moves the clock and waits until it has been looked at. */
    private void passTo(long us) {
        clockUs.set(us);
        awaitLooks();
    }

    private void awaitLooks() {
        long enough = looks.get() + 4; // two rounds
        while (looks.get() < enough && begun.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    private void awaitBegin() throws InterruptedException {
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        start.close(); // what is said follows the beginning
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
