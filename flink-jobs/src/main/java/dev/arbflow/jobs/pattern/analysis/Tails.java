package dev.arbflow.jobs.pattern.analysis;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Beta;

/** Tails of the distributions that tests compare with. */
final class Tails {
    private Tails() {}

    /**
     * Probability that Fisher's ratio is larger than {@code f}. One minus the distribution function
     * would be 0 from 1e-16 on; this is not.
     */
    static double f(double f, double numeratorDf, double denominatorDf) {
        return Beta.regularizedBeta(
                denominatorDf / (denominatorDf + numeratorDf * f),
                denominatorDf / 2,
                numeratorDf / 2);
    }

    /** The value that Student's t stays below with a probability. */
    static double tQuantile(double probability, double df) {
        return new TDistribution(null, df).inverseCumulativeProbability(probability);
    }
}
