package dev.arbflow.jobs.pattern.kmeans;

/**
 * How many groups windows fall into, judged beside noise whose features have the same values.
 *
 * @param weighedBy version of the model with which it was weighed
 * @param clusters the number whose groups stand out most from those that are found in noise, 2 or
 *     more
 * @param silhouette simplified silhouette of that many groups of the windows, -1 to 1
 * @param nullSilhouette mean of the same over draws of noise
 * @param chance how often noise stands out as much, counting the windows themselves as one draw
 * @param points that it was weighed by
 */
public record GroupEvidence(
        long weighedBy,
        int clusters,
        double silhouette,
        double nullSilhouette,
        double chance,
        int points) {

    /** Chance above which groups are taken for noise; {@link ShadowModels} draws to reach it. */
    static final double LEVEL = 0.04;

    /** How many groups there are: 1 where there is no structure. */
    public int supported() {
        return chance <= LEVEL ? clusters : 1;
    }
}
