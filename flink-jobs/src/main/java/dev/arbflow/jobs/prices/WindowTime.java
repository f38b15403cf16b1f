package dev.arbflow.jobs.prices;

/** Between windows, counted in microseconds, and Flink's timers, counted in milliseconds. */
final class WindowTime {
    private WindowTime() {}

    /** Timestamp of the last trades before a window's end: at this watermark it is complete. */
    static long lastMs(long endUs) {
        return endUs / 1_000 - 1;
    }

    /** The end, exclusive, of the window that is complete at a watermark. */
    static long endUs(long lastMs) {
        return (lastMs + 1) * 1_000;
    }
}
