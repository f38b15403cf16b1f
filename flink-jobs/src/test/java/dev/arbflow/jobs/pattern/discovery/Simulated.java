package dev.arbflow.jobs.pattern.discovery;

import java.util.Random;

/** Two made-up prices of one thing, in basis points, of which it is known who makes them. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Simulated(double[] first, double[] second) {
    static final int HOUR = 3_600;

    /**
     * An error correction model: each venue makes up for so much of the difference in a step.
     *
     * @param first below 0
     * @param second above 0
     * @param secondNews what is new in the second price, the first's being 1
     */
    static Simulated corrected(Random random, double first, double second, double secondNews) {
        double[] a = new double[HOUR];
        double[] b = new double[HOUR];
        for (int now = 1; now < HOUR; now++) {
            double apart = a[now - 1] - b[now - 1];
            a[now] = a[now - 1] + first * apart + random.nextGaussian();
            b[now] = b[now - 1] + second * apart + secondNews * random.nextGaussian();
        }
        return new Simulated(a, b);
    }

    /** The second quotes what the first quoted a step ago, and is wrong by a little at random. */
    static Simulated led(Random random) {
        double[] a = walk(random);
        double[] b = new double[HOUR];
        for (int now = 1; now < HOUR; now++) {
            b[now] = a[now - 1] + 0.5 * random.nextGaussian();
        }
        return new Simulated(a, b);
    }

    /** Both see one price, each wrong by as much at random. */
    static Simulated alike(Random random) {
        double[] price = walk(random);
        double[] a = new double[HOUR];
        double[] b = new double[HOUR];
        for (int now = 0; now < HOUR; now++) {
            a[now] = price[now] + random.nextGaussian();
            b[now] = price[now] + random.nextGaussian();
        }
        return new Simulated(a, b);
    }

    /** Two prices that have nothing to do with each other. */
    static Simulated unrelated(Random random) {
        return new Simulated(walk(random), walk(random));
    }

    private static double[] walk(Random random) {
        double[] walk = new double[HOUR];
        for (int now = 1; now < HOUR; now++) {
            walk[now] = walk[now - 1] + random.nextGaussian();
        }
        return walk;
    }
}
