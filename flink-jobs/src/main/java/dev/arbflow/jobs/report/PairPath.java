package dev.arbflow.jobs.report;

/**
 * The price path of one window of a shown pair.
 *
 * @param request whose
 * @param shapeBps basis points from its start
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention
public record PairPath(PathRequest request, double[] shapeBps) {}
