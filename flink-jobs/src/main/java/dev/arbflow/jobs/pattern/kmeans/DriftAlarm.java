package dev.arbflow.jobs.pattern.kmeans;

/**
 * A cluster that is no longer where it was.
 *
 * @param label of the cluster
 * @param version of the model in which it was noticed
 * @param timeMs event time of the last window learned from
 * @param shift distance to where it was at its first version or last alarm, in standard deviations
 */
public record DriftAlarm(int label, long version, long timeMs, double shift) {}
