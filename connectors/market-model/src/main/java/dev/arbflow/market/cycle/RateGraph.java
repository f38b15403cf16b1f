package dev.arbflow.market.cycle;

import dev.arbflow.market.Checks;

/**
 * What a unit of each asset brings of each other, and the cycles that bring more than they take.
 *
 * <p>A cycle can only begin to pay when one of its rates has become better, so that only those
 * through the rate that has just changed are looked at: of three and four exchanges, in the time of
 * the assets squared at most. Assets are numbers; what is not exchanged has rate zero. Mutable.
 */
public final class RateGraph {
    /** How many assets there may be: each has a bit. */
    public static final int MAX_ASSETS = Long.SIZE;

    private final int assets;
    private final double[] rates;

    /** Of each asset, into which it is exchanged, and from which: a bit for each. */
    private final long[] into;

    private final long[] from;

    /**
     * @throws IllegalArgumentException if there are too many assets
     */
    public RateGraph(int assets) {
        Checks.that(assets <= MAX_ASSETS, "more than " + MAX_ASSETS + " assets: " + assets);
        this.assets = assets;
        rates = new double[assets * assets];
        into = new long[assets];
        from = new long[assets];
    }

    /** Is told each cycle. */
    public interface Visitor {
        /**
         * A cycle over three assets, or four.
         *
         * @param fourth negative if there are three
         */
        void cycle(int first, int second, int third, int fourth, double brings);
    }

    public double rate(int paid, int received) {
        return rates[paid * assets + received];
    }

    /** Sets what a unit brings; zero if it is not exchanged. */
    public void set(int paid, int received, double rate) {
        rates[paid * assets + received] = rate;
        into[paid] = bit(into[paid], received, rate > 0);
        from[received] = bit(from[received], paid, rate > 0);
    }

    private static long bit(long bits, int place, boolean on) {
        return on ? bits | 1L << place : bits & ~(1L << place);
    }

    /**
     * The cycles of three and four exchanges through one of them that bring more than a unit.
     *
     * @param least how much a unit has to bring, at least
     */
    public void through(int first, int second, double least, Visitor found) {
        double begun = rate(first, second);
        if (!(begun > 0)) {
            return;
        }
        long unpassed = ~(1L << first | 1L << second);
        long back = from[first];
        for (long thirds = into[second] & unpassed; thirds != 0; thirds &= thirds - 1) {
            int third = Long.numberOfTrailingZeros(thirds);
            double gone = begun * rate(second, third);
            double three = gone * rate(third, first);
            if (three > least) {
                found.cycle(first, second, third, -1, three);
            }
            long fourths = into[third] & back & unpassed & ~(1L << third);
            for (; fourths != 0; fourths &= fourths - 1) {
                int fourth = Long.numberOfTrailingZeros(fourths);
                double four = gone * rate(third, fourth) * rate(fourth, first);
                if (four > least) {
                    found.cycle(first, second, third, fourth, four);
                }
            }
        }
    }
}
