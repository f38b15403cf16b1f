package dev.arbflow.jobs.report;

/**
 * What the report needs of a version of the clustering.
 *
 * @param version counting from 1
 * @param learnedUs event time of the last window it has learned from
 * @param clusters how many there are
 * @param refitted whether the centroids come from a fit from scratch
 * @param agreement adjusted Rand index with the version before, or NaN
 */
public record ModelRow(
        long version, long learnedUs, int clusters, boolean refitted, double agreement) {}
