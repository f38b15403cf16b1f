package dev.arbflow.sandbox.run;

import dev.arbflow.market.Times;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Lets the simulated market come apart as soon as the pipeline is warm and in time, or after a
 * while in any case. Waits on a thread of its own.
 */
final class WarmStart implements AutoCloseable {
    /** The pipeline must have kept up for as long. */
    static final Duration IN_TIME_FOR = Duration.ofSeconds(3);

    /** But for a hiccup: compilers and collectors of a young JVM have some without end. */
    static final Duration HICCUP = Duration.ofSeconds(1);

    /** A machine that never keeps up gets its dislocations too, which are then not judged. */
    static final Duration AT_MOST = Duration.ofSeconds(20);

    private static final long LOOK_EVERY_MS = 50;

    private final BooleanSupplier judging;
    private final BusyLog busy;
    private final LongSupplier clockUs;
    private final Console console;
    private final Runnable begin;
    private final Thread thread = new Thread(this::await, "warm-start");
    private final long startUs;

    /**
     * @param judging whether detection judges books of every feed in time
     * @param begin lets the market come apart
     */
    WarmStart(
            BooleanSupplier judging,
            BusyLog busy,
            LongSupplier clockUs,
            Console console,
            Runnable begin) {
        this.judging = judging;
        this.busy = busy;
        this.clockUs = clockUs;
        this.console = console;
        this.begin = begin;
        this.startUs = clockUs.getAsLong();
        thread.setDaemon(true);
    }

    /** Measures from now on how late this process is, and begins when it is not any more. */
    static void in(
            Closing open,
            DetectionProgress progress,
            BusyLog busy,
            Console console,
            Runnable begin) {
        open.add(new StallMeter(busy, Sandbox::nowUs).start(), StallMeter::close);
        open.add(
                new WarmStart(progress::isInTime, busy, Sandbox::nowUs, console, begin).start(),
                WarmStart::close);
    }

    WarmStart start() {
        thread.start();
        return this;
    }

    private void await() {
        long judgingSinceUs = Long.MAX_VALUE;
        while (clockUs.getAsLong() - startUs < Times.micros(AT_MOST)) {
            long nowUs = clockUs.getAsLong();
            judgingSinceUs =
                    judging.getAsBoolean() ? Math.min(judgingSinceUs, nowUs) : Long.MAX_VALUE;
            long sinceUs = nowUs - Times.micros(IN_TIME_FOR);
            boolean inTime = busy.times().busyUs(sinceUs, nowUs) <= Times.micros(HICCUP);
            if (judgingSinceUs <= sinceUs && inTime) {
                begin("pipeline in time");
                return;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
            } catch (InterruptedException e) {
                return; // the run ends before
            }
        }
        begin("pipeline still late");
    }

    private void begin(String why) {
        begin.run();
        console.say(
                "Market starts to dislocate after %d s: %s",
                TimeUnit.MICROSECONDS.toSeconds(clockUs.getAsLong() - startUs), why);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
