package dev.arbflow.sandbox.sim;

import java.util.Random;

/** A geometric random walk on a fixed time grid. */
final class RandomWalk implements FairPrice {
    private static final long GRID_US = 20_000;

    /** About 0.9 bps in a second, which is 50 % in a year. */
    private static final double BPS_PER_STEP = 0.13;

    private final Random random;
    private double price;
    private long nextUs = GRID_US;

    RandomWalk(Random random, double start) {
        this.random = random;
        this.price = start;
    }

    @Override
    public double at(long modelUs) {
        while (nextUs <= modelUs) {
            price *= 1 + random.nextGaussian() * BPS_PER_STEP / 1e4;
            nextUs += GRID_US;
        }
        return price;
    }
}
