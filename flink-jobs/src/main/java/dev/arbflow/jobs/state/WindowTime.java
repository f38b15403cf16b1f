package dev.arbflow.jobs.state;

/** Between windows, counted in microseconds, and Flink's timers, counted in milliseconds. */
public final class WindowTime {
    private WindowTime() {}

    /** Timestamp of the last events before a window's end: at this watermark it is complete. */
    public static long lastMs(long endUs) {
        return endUs / 1_000 - 1;
    }

    /** The end, exclusive, of the window that is complete at a watermark. */
    public static long endUs(long lastMs) {
        return (lastMs + 1) * 1_000;
    }
}
