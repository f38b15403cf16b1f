package dev.arbflow.jobs.report;

/**
 * Two windows that look alike.
 *
 * @param firstListing {@code VENUE|BASE/QUOTE} of the one
 * @param firstEndUs its end
 * @param secondListing of the other
 * @param secondEndUs its end, not earlier
 * @param distance of the normalised paths, 0 for the same
 * @param correlation of the paths, -1 to 1
 */
public record PairRow(
        String firstListing,
        long firstEndUs,
        String secondListing,
        long secondEndUs,
        double distance,
        double correlation) {}
