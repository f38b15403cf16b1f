package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.sandbox.truth.BusyTimes.Span;
import dev.arbflow.sandbox.truth.seen.Delivery;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** What is taken for late, and what waits until nothing is. */
class BusyLogTest {
    private static final long LIMIT_US = Times.micros(BusyLog.LIMIT);
    private static final long AFTERMATH_US = Times.micros(BusyLog.AFTERMATH);

    private final BusyLog busy = new BusyLog();

    @Test
    void whatIsWithinTheLimitIsInTime() {
        busy.happened(1_000, 1_000 + LIMIT_US);
        assertThat(busy.times().spans()).isEmpty();
    }

    @Test
    void aLatenessLastsFromWhenItWasDueUntilItsAftermath() {
        long atUs = 1_000 + LIMIT_US + 1;
        busy.happened(1_000, atUs);
        assertThat(busy.times().spans()).containsExactly(new Span(1_000, atUs + AFTERMATH_US));
    }

    @Test
    void aBurstOfLateThingsIsOneSpan() {
        for (int frame = 0; frame < 100; frame++) {
            busy.happened(frame, 2_000_000 + frame);
        }
        busy.happened(9_000_000, 9_200_000);
        assertThat(busy.times().spans())
                .containsExactly(
                        new Span(0, 2_000_099 + AFTERMATH_US),
                        new Span(9_000_000, 9_200_000 + AFTERMATH_US));
    }

    @Test
    void aWaitForWhichDetectionRefusesNothingIsNone() {
        Consumer<Delivery> waits = busy.waitsBeyond(Duration.ofSeconds(1));
        waits.accept(delivered(5_000_000, 1_000_000));
        assertThat(busy.times().spans()).isEmpty();

        waits.accept(delivered(5_000_000, 2_000_000));
        assertThat(busy.times().spans())
                .containsExactly(new Span(5_000_000, 7_000_000 + AFTERMATH_US));
    }

    static Delivery delivered(long receiveUs, long lateHereUs) {
        return new Delivery(
                new Listing(Venue.KRAKEN, Market.parse("BTC/USD")),
                0,
                receiveUs,
                receiveUs,
                0,
                lateHereUs,
                new Delivery.Alive());
    }

    @Test
    void theMeterSeesALateWakeUp() throws Exception {
        AtomicLong clockUs = new AtomicLong();
        CountDownLatch woken = new CountDownLatch(4);
        LongSupplier stalling =
                () -> {
                    woken.countDown();
                    return clockUs.addAndGet(2 * LIMIT_US);
                };
        try (StallMeter meter = new StallMeter(busy, stalling)) {
            meter.start();
            assertThat(woken.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(busy.times().spans()).isNotEmpty();
    }

    @Test
    void theMarketStartsOnceTheReaderHasBeenInTimeForAWhile() throws Exception {
        AtomicLong clockUs = new AtomicLong();
        AtomicBoolean reading = new AtomicBoolean();
        busy.happened(0, 4_000_000);
        begins(() -> clockUs.addAndGet(1_000_000), () -> reading.getAndSet(true), clockUs);
        assertThat(clockUs.get())
                .isBetween(
                        4_000_000 + Times.micros(WarmStart.IN_TIME_FOR),
                        Times.micros(WarmStart.AT_MOST) - 1);
        assertThat(said()).contains("Market starts to dislocate after", "pipeline in time");
    }

    @Test
    void aHiccupDoesNotKeepTheMarketFromStarting() throws Exception {
        AtomicLong clockUs = new AtomicLong();
        long hiccupUs = LIMIT_US + 1; // and its aftermath
        busy.happened(5_000_000, 5_000_000 + hiccupUs);
        begins(() -> clockUs.addAndGet(1_000_000), () -> true, clockUs);
        assertThat(clockUs.get()).isLessThanOrEqualTo(8_000_000);
        assertThat(said()).contains("pipeline in time");
    }

    @Test
    void theMarketStartsInAnyCaseAfterAWhile() throws Exception {
        AtomicLong clockUs = new AtomicLong();
        begins(() -> clockUs.addAndGet(10_000_000), () -> false, clockUs);
        assertThat(clockUs.get()).isGreaterThanOrEqualTo(Times.micros(WarmStart.AT_MOST));
        assertThat(said()).contains("still late");
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void begins(
            LongSupplier clock, java.util.function.BooleanSupplier reading, AtomicLong clockUs)
            throws InterruptedException {
        CountDownLatch said = new CountDownLatch(1);
        PrintStream print =
                new PrintStream(out, true, StandardCharsets.UTF_8) {
                    @Override
                    public void println(String line) {
                        super.println(line);
                        said.countDown();
                    }
                };
        Console console = new Console(print, false, false);
        CountDownLatch begun = new CountDownLatch(1);
        try (WarmStart start = new WarmStart(reading, busy, clock, console, begun::countDown)) {
            start.start();
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(said.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(clockUs.get()).isPositive();
    }
}
