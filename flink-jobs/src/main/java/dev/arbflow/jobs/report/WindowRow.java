package dev.arbflow.jobs.report;

/**
 * What the report needs of a window of behaviour.
 *
 * @param listing {@code VENUE|BASE/QUOTE}
 * @param endUs its end, event time
 * @param complete whether every sample could be taken
 * @param raw what was measured, by feature; NaN where unknown
 * @param standardised features in standard deviations from their means
 * @param shapeBps path of the mid price, basis points from its start; empty if incomplete
 * @param lastMid mid price at its end, or NaN
 * @param cluster its group when it was written, or {@link #UNKNOWN}
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention
public record WindowRow(
        String listing,
        long endUs,
        boolean complete,
        double[] raw,
        double[] standardised,
        double[] shapeBps,
        double lastMid,
        int cluster) {

    /** Stands for a group that is not known. */
    public static final int UNKNOWN = -1;

    /** Its identity in the store. */
    public String id() {
        return idOf(listing, endUs);
    }

    /** What the windows of a market that end together share. */
    String moment() {
        return listing.substring(listing.indexOf('|') + 1) + '@' + endUs;
    }

    static String idOf(String listing, long endUs) {
        return listing + '@' + endUs;
    }
}
