package dev.arbflow.benchmarks.workload;

import java.util.List;

/** Goes through a workload's updates again and again. */
public final class TickCursor {
    private final List<Ticks.Tick> ticks;
    private final Runnable restart;
    private int next;

    /**
     * @param restart called before each pass, the first included: its updates are older than the
     *     last ones
     */
    public TickCursor(Ticks workload, Runnable restart) {
        this.ticks = workload.ticks();
        this.restart = restart;
        this.next = ticks.size();
    }

    /** The next update. */
    public Ticks.Tick next() {
        if (next == ticks.size()) {
            next = 0;
            restart.run();
        }
        return ticks.get(next++);
    }
}
