package dev.arbflow.jobs.report;

/**
 * A moment at which a market moved as it had not before.
 *
 * @param listing {@code VENUE|BASE/QUOTE} of the window
 * @param endUs its end
 * @param nearestListing of the nearest window before
 * @param nearestEndUs its end
 * @param correlation of the two paths, -1 to 1
 * @param moments how many earlier moments it was held against
 * @param asFar how many of those were as far from all before them
 */
public record DiscordRow(
        String listing,
        long endUs,
        String nearestListing,
        long nearestEndUs,
        double correlation,
        long moments,
        long asFar) {}
