package dev.arbflow.jobs.report;

/**
 * What the report needs of a follow-up.
 *
 * @param route {@code BASE/QUOTE|BUY>SELL}
 * @param toldUs when its episode was told, event time
 * @param shares of the size at the opening that were still there, one per horizon; NaN where that
 *     is not known
 * @param exhausted per horizon, whether a book ran out first, so that the share is a lower bound
 */
@SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
public record FollowUpRow(String route, long toldUs, double[] shares, boolean[] exhausted) {}
