package dev.arbflow.market.coverage;

import dev.arbflow.market.Tape;

/**
 * A window of a tape about which nothing is told, because the privacy budget is spent.
 *
 * @param tape whose trades
 * @param startUs start of the window, inclusive
 * @param endUs end of the window, exclusive
 * @param epsilon privacy loss that the release would have had
 * @param spent privacy loss of the tape in its budget's period so far
 * @param budget where that ends
 */
public record RefusedRelease(
        Tape tape, long startUs, long endUs, double epsilon, double spent, double budget) {

    /** Identity in stores, in the form of {@link Release#id()}. */
    public String id() {
        return tape.code() + '@' + startUs;
    }
}
