package dev.arbflow.jobs.report;

/**
 * Whether price differences depended on the group, in one market and period.
 *
 * @param market {@code BASE/QUOTE}
 * @param outcome of which windows the difference is
 * @param modelVersion which centroids
 * @param endUs end of the period
 * @param verdict what can be said
 * @param observations windows in all groups
 * @param classic one-way analysis of variance
 * @param welch without taking variances for equal
 * @param brownForsythe whether variances are equal
 * @param shiftP chance of Welch's ratio among labels moved in time, or NaN
 * @param adjustedP the same among all markets of the period, or NaN
 * @param effective independent observations that would tell as much, or NaN
 * @param omegaSquared share of the variance that groups explain, or NaN
 */
public record AnovaRow(
        String market,
        String outcome,
        long modelVersion,
        long endUs,
        String verdict,
        long observations,
        Test classic,
        Test welch,
        Test brownForsythe,
        double shiftP,
        double adjustedP,
        double effective,
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
