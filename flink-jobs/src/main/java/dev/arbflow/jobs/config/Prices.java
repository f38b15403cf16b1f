package dev.arbflow.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * Windows over the trades of a venue and market.
 *
 * @param window length; a whole number of slides
 * @param slide how often a window ends
 * @param late for how long a trade that comes late still corrects the windows it belongs to
 * @param outOfOrderness how much out of order the trades of one connection may arrive
 */
public record Prices(Duration window, Duration slide, Duration late, Duration outOfOrderness)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * @throws IllegalArgumentException if a duration is not positive (the last two may be zero) or
     *     the slide does not divide the window
     */
    public Prices {
        Positive.check(window, "price-window-ms");
        Positive.check(slide, "price-slide-ms");
        if (window.toMillis() % slide.toMillis() != 0) {
            throw new IllegalArgumentException(
                    "price-window-ms must be a multiple of price-slide-ms, not "
                            + window.toMillis()
                            + " of "
                            + slide.toMillis());
        }
        if (late.isNegative()) {
            throw new IllegalArgumentException("price-late-ms must be >= 0, not " + late);
        }
        if (outOfOrderness.isNegative()) {
            throw new IllegalArgumentException(
                    "trade-out-of-orderness-ms must be >= 0, not " + outOfOrderness);
        }
    }
}
