package dev.arbflow.jobs.past;

import java.io.Serializable;

/**
 * A stretch of event time.
 *
 * @param fromUs its first moment
 * @param untilUs the first moment after it
 */
public record Stretch(long fromUs, long untilUs) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Whether a moment lies in it. */
    public boolean has(long timeUs) {
        return timeUs >= fromUs && timeUs < untilUs;
    }
}
