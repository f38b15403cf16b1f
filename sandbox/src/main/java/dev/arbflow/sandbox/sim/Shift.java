package dev.arbflow.sandbox.sim;

/**
 * How a book stands apart from its price.
 *
 * @param bps how far both sides move, in basis points; positive is up
 * @param thinNotional if positive, only one level of this cost (quote units) moves towards the
 *     other venues; zero moves the whole side
 */
public record Shift(double bps, double thinNotional) {
    static final Shift NONE = new Shift(0, 0);
}
