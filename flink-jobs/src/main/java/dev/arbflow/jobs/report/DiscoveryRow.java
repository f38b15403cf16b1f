package dev.arbflow.jobs.report;

/**
 * How much of the price each of two venues made, in one period.
 *
 * @param market {@code BASE/QUOTE}
 * @param first a venue
 * @param second the other one
 * @param endUs end of the period
 * @param verdict what can be said
 * @param lowShare of the first venue, at least; NaN without a share
 * @param highShare at most
 * @param componentShare by another measure
 */
public record DiscoveryRow(
        String market,
        String first,
        String second,
        long endUs,
        String verdict,
        double lowShare,
        double highShare,
        double componentShare) {}
