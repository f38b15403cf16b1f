package dev.arbflow.jobs.report;

/**
 * A stretch that looked like manipulation.
 *
 * @param listing {@code VENUE|BASE/QUOTE}
 * @param kind what it looked like
 * @param side of the book, or direction of the run; empty where both belong to it
 * @param startUs when its first signal began
 * @param endUs when its last signal was seen
 * @param signals how many there were
 * @param peak the largest of them, in the unit of its kind
 * @param quantity base units that they showed or traded
 */
public record SuspectRow(
        String listing,
        String kind,
        String side,
        long startUs,
        long endUs,
        long signals,
        double peak,
        double quantity) {}
