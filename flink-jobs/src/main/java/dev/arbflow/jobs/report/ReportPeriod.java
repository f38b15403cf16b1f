package dev.arbflow.jobs.report;

import dev.arbflow.market.Times;
import java.io.Serializable;
import java.time.Instant;

/**
 * The event time that a report is about.
 *
 * @param fromUs start, inclusive
 * @param toUs end, exclusive
 */
public record ReportPeriod(long fromUs, long toUs) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * @throws IllegalArgumentException if it is empty
     */
    public ReportPeriod {
        if (fromUs >= toUs) {
            throw new IllegalArgumentException("a report must end after it begins");
        }
    }

    /** The period between two times. */
    public static ReportPeriod between(Instant from, Instant to) {
        return new ReportPeriod(Times.micros(from), Times.micros(to));
    }

    /** Whether a moment is part of it. */
    public boolean holds(long timeUs) {
        return fromUs <= timeUs && timeUs < toUs;
    }
}
