package dev.arbflow.jobs.periods;

import dev.arbflow.market.Times;
import java.io.Serializable;
import java.time.Duration;

/** Cuts time into periods of equal length, counted from 1970. */
public final class Periods implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long lengthUs;

    /**
     * @param length whole milliseconds
     */
    public Periods(Duration length) {
        this.lengthUs = Times.micros(length);
    }

    /** Start of the period that a moment belongs to. */
    public long startUs(long timeUs) {
        return Math.floorDiv(timeUs, lengthUs) * lengthUs;
    }

    /** End, exclusive, of the period that starts then. */
    public long endUs(long startUs) {
        return startUs + lengthUs;
    }

    /** The watermark at which the period that starts then is complete. */
    public long lastMs(long startUs) {
        return (startUs + lengthUs) / 1_000 - 1;
    }

    /** Start of the period that is complete at a watermark. */
    public long startUsOf(long lastMs) {
        return (lastMs + 1) * 1_000 - lengthUs;
    }
}
