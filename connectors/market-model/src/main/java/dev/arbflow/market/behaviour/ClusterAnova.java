package dev.arbflow.market.behaviour;

import dev.arbflow.market.Market;

/**
 * Whether the price difference to the other venues depends on the cluster, in one market, during
 * one period.
 *
 * @param market which market
 * @param outcome of which windows the difference is
 * @param modelVersion newest centroids that named a cluster; labels keep their meaning from version
 *     to version
 * @param startUs start of the period, inclusive
 * @param endUs end of the period, exclusive
 * @param verdict what can be said
 * @param groups the clusters that were seen, by label
 * @param classic one-way analysis of variance, which takes variances for equal
 * @param welch Welch's variant, which does not
 * @param brownForsythe whether the variances are equal: Levene's test around medians
 * @param permutation the same ratio compared with those of labels moved in time; it alone knows
 *     that observations follow each other, and gives the verdict
 * @param etaSquared share of the variance that the clusters explain, 0 to 1
 * @param omegaSquared the same, corrected for the number of clusters; may be slightly negative
 * @param effectiveObservations how many independent observations would tell as much; NaN without a
 *     test
 * @param differences of every two clusters' means
 */
@SuppressWarnings("ArrayRecordComponent") // a List would leave Flink's fast serializers
public record ClusterAnova(
        Market market,
        Outcome outcome,
        long modelVersion,
        long startUs,
        long endUs,
        Verdict verdict,
        Group[] groups,
        FTest classic,
        FTest welch,
        FTest brownForsythe,
        Permutation permutation,
        double etaSquared,
        double omegaSquared,
        double effectiveObservations,
        Difference[] differences) {

    /** Share of the markets said to differ that may be chance. */
    public static final double LEVEL = 0.05;

    /** Which difference to the mean of all venues is compared. */
    public enum Outcome {
        /** That of the window whose cluster it is. */
        DIFFERENCE,
        /** That of the window after it, of which the cluster was known before. */
        NEXT_DIFFERENCE
    }

    /** What the test says, at the level of 5 %. */
    public enum Verdict {
        /** At least one cluster's mean differs from another's. */
        DIFFERENT,
        /** No difference was shown, which does not show that there is none. */
        NOT_SHOWN,
        /**
         * Fewer than two clusters have enough observations, or too little of the period was seen;
         * nothing was tested.
         */
        TOO_FEW_OBSERVATIONS,
        /** A cluster does not vary at all, so that its mean has no error to compare with. */
        NO_VARIATION
    }

    /**
     * What was observed in one cluster.
     *
     * @param cluster its label
     * @param observations how many windows
     * @param tested whether these were enough to take part in the tests
     * @param meanBps mean difference, basis points
     * @param deviationBps standard deviation, basis points; NaN for a single observation
     */
    public record Group(
            int cluster, int observations, boolean tested, double meanBps, double deviationBps) {}

    /**
     * A test that compares a ratio of variances with Fisher's distribution.
     *
     * @param f the ratio; NaN if there was no test
     * @param numeratorDf degrees of freedom between groups
     * @param denominatorDf degrees of freedom within groups; Welch's is a fraction
     * @param p probability of a ratio at least as large if the groups are equal
     */
    public record FTest(double f, double numeratorDf, double denominatorDf, double p) {

        /** Stands for a test that was not made. */
        public static final FTest NONE = new FTest(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * A test that compares a ratio with those of the same observations under other labels.
     *
     * @param p share of the ratios, the observed one included, that are at least as large as that
     * @param shifts how many other ratios there are
     * @param adjustedP the same among all markets of the period (Benjamini and Hochberg); the
     *     verdict's
     * @param comparisons how many markets were tested
     */
    public record Permutation(double p, int shifts, double adjustedP, int comparisons) {

        /** Stands for a test that was not made. */
        public static final Permutation NONE = new Permutation(Double.NaN, 0, Double.NaN, 0);
    }

    /**
     * How far the means of two clusters lie apart.
     *
     * @param cluster the one
     * @param other the one whose mean is subtracted
     * @param bps difference of the means, basis points
     * @param lowBps lower end of its interval
     * @param highBps upper end; all intervals of one analysis hold together at 95 %
     */
    public record Difference(int cluster, int other, double bps, double lowBps, double highBps) {}

    /** Identity in stores: {@code MARKET#outcome@endUs}. */
    public String id() {
        return market.code() + '#' + outcome + '@' + endUs;
    }

    /** Whether there were enough observations to test. */
    public boolean isTested() {
        return permutation.comparisons > 0;
    }

    /** The same with the verdict that holds if no other market is looked at. */
    public ClusterAnova alone() {
        return among(1, permutation.p);
    }

    /**
     * The same with the verdict that holds among several markets.
     *
     * @param comparisons how many were tested
     * @param adjustedP the probability among them
     */
    public ClusterAnova among(int comparisons, double adjustedP) {
        return new ClusterAnova(
                market,
                outcome,
                modelVersion,
                startUs,
                endUs,
                adjustedP <= LEVEL ? Verdict.DIFFERENT : Verdict.NOT_SHOWN,
                groups,
                classic,
                welch,
                brownForsythe,
                new Permutation(permutation.p, permutation.shifts, adjustedP, comparisons),
                etaSquared,
                omegaSquared,
                effectiveObservations,
                differences);
    }
}
