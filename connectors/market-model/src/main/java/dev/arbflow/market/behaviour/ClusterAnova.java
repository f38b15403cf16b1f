package dev.arbflow.market.behaviour;

import dev.arbflow.market.Market;

/**
 * Whether the price difference to the other venues depends on the cluster, in one market, under one
 * version of the centroids, during one period.
 *
 * @param market which market
 * @param modelVersion which centroids named the clusters
 * @param startUs start of the period, inclusive
 * @param endUs end of the period, exclusive
 * @param verdict what can be said
 * @param groups the clusters that were seen, by label
 * @param classic one-way analysis of variance, which takes variances for equal
 * @param welch Welch's variant, which does not; the verdict is its
 * @param brownForsythe whether the variances are equal: Levene's test around medians
 * @param etaSquared share of the variance that the clusters explain, 0 to 1
 * @param omegaSquared the same, corrected for the number of clusters; may be slightly negative
 * @param differences of every two clusters' means
 */
@SuppressWarnings("ArrayRecordComponent") // a List would leave Flink's fast serializers
public record ClusterAnova(
        Market market,
        long modelVersion,
        long startUs,
        long endUs,
        Verdict verdict,
        Group[] groups,
        FTest classic,
        FTest welch,
        FTest brownForsythe,
        double etaSquared,
        double omegaSquared,
        Difference[] differences) {

    /** What the test says, at the level of 5 %. */
    public enum Verdict {
        /** At least one cluster's mean differs from another's. */
        DIFFERENT,
        /** No difference was shown, which does not show that there is none. */
        NOT_SHOWN,
        /** Fewer than two clusters have enough observations; nothing was tested. */
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
     * How far the means of two clusters lie apart.
     *
     * @param cluster the one
     * @param other the one whose mean is subtracted
     * @param bps difference of the means, basis points
     * @param lowBps lower end of its interval
     * @param highBps upper end; all intervals of one analysis hold together at 95 %
     */
    public record Difference(int cluster, int other, double bps, double lowBps, double highBps) {}

    /** Identity in stores: {@code MARKET#version@endUs}. */
    public String id() {
        return market.code() + '#' + modelVersion + '@' + endUs;
    }
}
