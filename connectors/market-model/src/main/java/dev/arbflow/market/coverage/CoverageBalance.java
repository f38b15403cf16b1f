package dev.arbflow.market.coverage;

/**
 * How evenly the venues of a group are represented in a period.
 *
 * @param group see {@link CoverageCount#group()}
 * @param startUs start of the period, inclusive
 * @param endUs end of the period, exclusive
 * @param venues how many there are
 * @param live evenness of the time for which they were live: should be perfect
 * @param books evenness of their books: usually is not, because venues differ
 * @param trades evenness of their trades: likewise
 */
public record CoverageBalance(
        String group,
        long startUs,
        long endUs,
        int venues,
        Evenness live,
        Evenness books,
        Evenness trades) {

    /** Identity in stores: {@code GROUP@startUs}. */
    public String id() {
        return group + '@' + startUs;
    }
}
