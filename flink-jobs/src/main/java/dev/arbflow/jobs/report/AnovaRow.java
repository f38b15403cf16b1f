package dev.arbflow.jobs.report;

/**
 * Whether price differences depended on the group, in one market and period.
 *
 * @param market {@code BASE/QUOTE}
 * @param modelVersion which centroids
 * @param endUs end of the period
 * @param verdict what can be said
 * @param observations windows in all groups
 * @param classic one-way analysis of variance
 * @param welch without taking variances for equal
 * @param brownForsythe whether variances are equal
 * @param omegaSquared share of the variance that groups explain, or NaN
 */
public record AnovaRow(
        String market,
        long modelVersion,
        long endUs,
        String verdict,
        long observations,
        Test classic,
        Test welch,
        Test brownForsythe,
        double omegaSquared) {

    /**
     * A test by Fisher's distribution; NaN where there was none.
     *
     * @param f the ratio
     * @param numeratorDf degrees of freedom between groups
     * @param denominatorDf degrees of freedom within groups
     * @param p chance of such a ratio if there is no difference
     */
    public record Test(double f, double numeratorDf, double denominatorDf, double p) {}
}
