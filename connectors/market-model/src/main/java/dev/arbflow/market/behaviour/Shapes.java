package dev.arbflow.market.behaviour;

/** Arithmetic of price paths that were brought to mean 0 and length 1. */
final class Shapes {
    private Shapes() {}

    /** Pearson's correlation of two such paths at a distance of 0 to 2. */
    static double correlation(double distance) {
        return 1 - distance * distance / 2;
    }
}
