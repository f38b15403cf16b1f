package dev.arbflow.jobs.config;

import java.time.Duration;

/**
 * When venues whose books are not read are told to lie apart by their trades.
 *
 * @param window event time over which lowest purchase and highest sale are taken; a whole number of
 *     slides
 * @param minNetBps least difference of those two after both taker fees, in basis points
 */
public record Indicative(Duration window, double minNetBps) {

    /**
     * @throws IllegalArgumentException if the window is not positive
     */
    public Indicative {
        Positive.check(window, "indicative-window-ms");
    }
}
