package dev.arbflow.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * Windows in which the behaviour of listings is described.
 *
 * @param window length; a whole number of slides
 * @param slide how often a window ends; a whole number of steps
 * @param samples how often a window looks at each book: its steps
 * @param scalerEvery how often features get new means and deviations to be measured by
 * @param scalerHalfLife age at which a window counts for half in them
 */
public record Behaviour(
        Duration window, Duration slide, int samples, Duration scalerEvery, Duration scalerHalfLife)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Fewest samples of which a correlation says anything. */
    public static final int MIN_SAMPLES = 16;

    /** Most samples that a window keeps for each listing. */
    public static final int MAX_SAMPLES = 1_024;

    /**
     * @throws IllegalArgumentException if a duration is not positive, the steps are not whole
     *     milliseconds, or slides and steps do not fit into each other
     */
    public Behaviour {
        Positive.check(window, "pattern-window-ms");
        Positive.check(slide, "pattern-slide-ms");
        Positive.check(scalerEvery, "pattern-scaler-every-ms");
        Positive.check(scalerHalfLife, "pattern-scaler-half-life-ms");
        if (samples < MIN_SAMPLES || samples > MAX_SAMPLES) {
            throw new IllegalArgumentException(
                    "pattern-samples must be from %d to %d, not %d"
                            .formatted(MIN_SAMPLES, MAX_SAMPLES, samples));
        }
        requireMultiple(window, Duration.ofMillis(samples), "pattern-samples ms");
        requireMultiple(window, slide, "pattern-slide-ms");
        requireMultiple(slide, window.dividedBy(samples), "pattern-window-ms / pattern-samples");
    }

    /** Time between two samples. */
    public Duration step() {
        return window.dividedBy(samples);
    }

    private static void requireMultiple(Duration whole, Duration part, String name) {
        if (whole.toMillis() % part.toMillis() != 0) {
            throw new IllegalArgumentException(
                    "pattern-window-ms and pattern-slide-ms must be multiples of %s: %d of %d"
                            .formatted(name, whole.toMillis(), part.toMillis()));
        }
    }
}
