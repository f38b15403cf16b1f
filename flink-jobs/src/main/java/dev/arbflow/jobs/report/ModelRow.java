package dev.arbflow.jobs.report;

/**
 * What the report needs of a version of the clustering.
 *
 * @param version counting from 1
 * @param learnedUs event time of the last window it has learned from
 * @param clusters how many there are
 * @param refitted whether the centroids come from a fit from scratch
 * @param agreement adjusted Rand index with the version before, or NaN
 * @param supported for how many groups there is evidence, 1 for none; {@link #NOT_WEIGHED}
 * @param score silhouette of the number of groups that stands out most from noise, or NaN
 * @param noise mean silhouette of as many groups of noise, or NaN
 */
public record ModelRow(
        long version,
        long learnedUs,
        int clusters,
        boolean refitted,
        double agreement,
        int supported,
        double score,
        double noise) {

    /** Stands for a number of groups that nobody asked for evidence of. */
    public static final int NOT_WEIGHED = 0;
}
