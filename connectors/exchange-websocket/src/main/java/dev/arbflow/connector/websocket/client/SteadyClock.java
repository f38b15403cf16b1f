package dev.arbflow.connector.websocket.client;

import dev.arbflow.market.Times;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Our clock without its steps: wall time, carried on by the monotonic clock, so that no cadence and
 * no watchdog depends on who sets the wall clock. Never goes backwards; safe for use by several
 * threads.
 *
 * <p>Small differences are made up for by running a thousandth faster or slower. A step that is
 * taken back within {@link #LASTING} leaves no trace. One that stays is told as {@link #lastStep};
 * if it leads ahead the time follows it at once, if it leads back only by running slower: by a
 * thousandth, but at half speed as far as it takes back what was followed before. Otherwise, once
 * somebody had set our clock wrong for a moment, all venues would seem late for hours.
 *
 * <p>All times are microseconds since 1970-01-01T00:00:00Z.
 */
public final class SteadyClock implements LongSupplier {
    /** Larger differences of wall and monotonic clock are steps. */
    static final Duration STEP = Duration.ofMillis(250);

    /** After which a step is there to stay. */
    static final Duration LASTING = Duration.ofSeconds(10);

    private static final long STEP_US = Times.micros(STEP);
    private static final long LASTING_US = Times.micros(LASTING);
    private static final long SLEW = 1_000;
    private static final long HALF_SPEED = 2;

    /**
     * A step of the wall clock that stayed.
     *
     * @param number from 1; 0 stands for none
     * @param byUs how far it was set ahead, or back if negative
     */
    record Step(long number, long byUs) {
        static final Step NONE = new Step(0, 0);
    }

    private final LongSupplier wallUs;
    private final LongSupplier nowNs;
    private long steadyUs;
    private long lastNs;
    private long slewableUs;
    private long followedUs;
    private long apartForUs;
    private long apartByUs;
    private boolean told;
    private volatile Step lastStep = Step.NONE;

    /**
     * @param wallUs the wall clock
     * @param nowNs the monotonic clock, nanoseconds
     */
    public SteadyClock(LongSupplier wallUs, LongSupplier nowNs) {
        this.wallUs = wallUs;
        this.nowNs = nowNs;
        lastNs = nowNs.getAsLong();
        steadyUs = wallUs.getAsLong();
    }

    @Override
    public synchronized long getAsLong() {
        long elapsedUs = (nowNs.getAsLong() - lastNs) / 1_000;
        lastNs += elapsedUs * 1_000;
        steadyUs += elapsedUs;
        long byUs = wallUs.getAsLong() - steadyUs;
        if (Math.abs(byUs) > STEP_US && !isLasting(byUs, elapsedUs)) {
            return steadyUs;
        }
        long slew = byUs < -STEP_US && followedUs > 0 ? HALF_SPEED : SLEW;
        slewableUs += elapsedUs;
        long atMostUs = Math.min(elapsedUs, slewableUs / slew);
        slewableUs %= slew;
        long movedUs = Math.max(-atMostUs, Math.min(byUs, byUs > STEP_US ? byUs : atMostUs));
        steadyUs += movedUs;
        if (byUs > STEP_US || movedUs < 0) {
            followedUs = Math.max(0, followedUs + movedUs);
        }
        return steadyUs;
    }

    /** The latest step of the wall clock that stayed. */
    Step lastStep() {
        return lastStep;
    }

    /** Whether a difference has stood for so long that it will stay; tells it once. */
    private boolean isLasting(long byUs, long elapsedUs) {
        if (Math.abs(byUs - apartByUs) > STEP_US) {
            apartForUs = 0;
            told = false;
        } else {
            apartForUs += elapsedUs;
        }
        apartByUs = byUs;
        boolean lasting = apartForUs >= LASTING_US;
        if (lasting && !told) {
            told = true;
            lastStep = new Step(lastStep.number() + 1, byUs);
        }
        if (lasting && byUs > 0) {
            apartByUs = 0;
        }
        return lasting;
    }
}
