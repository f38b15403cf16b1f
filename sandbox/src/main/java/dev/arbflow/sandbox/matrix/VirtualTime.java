package dev.arbflow.sandbox.matrix;

import dev.arbflow.sandbox.sim.Agenda;
import java.util.Optional;

/** A clock that a trial moves by hand, and what is to happen at its moments. */
final class VirtualTime {
    /** A day of 2026; nothing depends on it. */
    static final long START_US = 1_790_000_000_000_000L;

    private final Agenda<Runnable> agenda = new Agenda<>();
    private long nowUs = START_US;

    /** Microseconds since 1970-01-01T00:00:00Z. */
    long nowUs() {
        return nowUs;
    }

    /** Microseconds since the start. */
    long elapsedUs() {
        return nowUs - START_US;
    }

    void after(long delayUs, Runnable what) {
        agenda.add(nowUs + delayUs, what);
    }

    /** Moves on, and lets happen what is due on the way. */
    void pass(long us) {
        long untilUs = nowUs + us;
        for (Optional<Agenda.Item<Runnable>> due = agenda.takeUntil(untilUs);
                due.isPresent();
                due = agenda.takeUntil(untilUs)) {
            nowUs = Math.max(nowUs, due.get().atUs());
            due.get().what().run();
        }
        nowUs = untilUs;
    }
}
