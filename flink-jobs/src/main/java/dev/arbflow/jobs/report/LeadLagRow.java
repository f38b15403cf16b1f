package dev.arbflow.jobs.report;

/**
 * Which of two venues moved first, in one period.
 *
 * @param market {@code BASE/QUOTE}
 * @param first a venue
 * @param second the other one
 * @param endUs end of the period
 * @param exchangeTime by the venues' clocks
 * @param receiveTime by ours
 */
public record LeadLagRow(
        String market,
        String first,
        String second,
        long endUs,
        Estimate exchangeTime,
        Estimate receiveTime) {

    /**
     * By one clock.
     *
     * @param verdict what can be said
     * @param lagMs of the second venue behind the first; NaN if there is none
     */
    public record Estimate(String verdict, double lagMs) {}
}
