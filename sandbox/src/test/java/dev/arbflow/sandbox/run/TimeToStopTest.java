package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeToStopTest {
    private final CountDownLatch enough = new CountDownLatch(1);
    private final AtomicLong nowNs = new AtomicLong(7);
    private final TimeToStop time = new TimeToStop(enough, nowNs::get);

    private void pass(Duration much) {
        nowNs.addAndGet(much.toNanos());
    }

    @Test
    void aRunForWhichNobodyWaitsMayJudgeForAWhile() {
        assertThat(time.forJobs()).isEqualTo(TimeToStop.JOBS);
        pass(TimeToStop.ALL);
        assertThat(time.isOver()).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(time.isOver()).isTrue();
    }

    @Test
    void whoeverWaitsWaitsNoLongerThanPromised() {
        enough.countDown();

        assertThat(time.forJobs()).isEqualTo(TimeToStop.SOON);
        pass(TimeToStop.SOON);
        assertThat(time.isOver()).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(time.isOver()).isTrue();
        assertThat(TimeToStop.SOON.plus(Closing.AT_MOST)).isLessThan(Interruption.PROMISE);
    }

    @Test
    void whoeverBeginsToWaitWhileItIsJudgedWaitsNoLongerEither() {
        pass(TimeToStop.SOON.plusNanos(1));
        assertThat(time.isOver()).isFalse();

        enough.countDown();

        assertThat(time.isOver()).isTrue();
    }
}
