package dev.arbflow.jobs.report;

/**
 * How much of a period a tape covered.
 *
 * @param tape feed and listing
 * @param startUs start of the period
 * @param liveShare share for which it was live, 0 to 1
 * @param tradeGaps how often trades are or may be missing
 */
public record CoverageRow(String tape, long startUs, double liveShare, long tradeGaps) {}
