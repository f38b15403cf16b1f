package dev.arbflow.market.coverage;

import dev.arbflow.market.Tape;

/**
 * What may be told to anybody about the trades of one tape in one window: noised, once.
 *
 * @param tape whose trades
 * @param startUs start of the window, inclusive
 * @param endUs end of the window, exclusive
 * @param trades how many there were, plus noise; may be negative, because cutting it off would bias
 *     every sum over releases
 * @param volume base units traded, each trade cut at {@code clip}, plus noise; may be negative too
 * @param clip largest quantity of one trade that counts, base units
 * @param epsilon privacy loss of this release, half for either figure
 * @param spent privacy loss of the tape in its budget's period so far, this release included
 * @param budget where that ends
 */
public record Release(
        Tape tape,
        long startUs,
        long endUs,
        long trades,
        double volume,
        double clip,
        double epsilon,
        double spent,
        double budget) {

    /** So much of a Laplace distribution lies further away than three of its scales. */
    private static final double SCALES_OF_95_IN_100 = Math.log(20);

    /** How far the noise moves the number of trades at most, in 95 of 100 releases. */
    public long tradesError() {
        return (long) Math.ceil(SCALES_OF_95_IN_100 * scale());
    }

    /**
     * Likewise the volume, base units. What trades lose by being cut at {@code clip} is not in it:
     * that would give it away.
     */
    public double volumeError() {
        return SCALES_OF_95_IN_100 * scale() * clip;
    }

    /** Of the noise of either figure, in trades and in clips. */
    private double scale() {
        return 2 / epsilon;
    }

    /** Identity in stores: {@code TAPE@startUs}; there is only one release of a window. */
    public String id() {
        return tape.code() + '@' + startUs;
    }
}
