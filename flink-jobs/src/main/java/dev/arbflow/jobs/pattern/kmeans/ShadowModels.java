package dev.arbflow.jobs.pattern.kmeans;

import dev.arbflow.jobs.config.Clustering;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Weighs how many groups there are: fits models with 2 to 10 clusters to some of the windows and to
 * draws of noise that is like them feature by feature ({@link CopulaNull}), and asks by how much
 * the windows' groups are clearer.
 *
 * <p>A silhouette by itself says little: it prefers some numbers of groups, and it is above 0 for
 * noise. What counts is its excess over the mean of all draws with the same number, the windows
 * included as one draw among the others, so that each draw of noise has the same chance to stand
 * out most.
 *
 * @see <a href="https://doi.org/10.1111/1467-9868.00293">Tibshirani, Walther, Hastie (2001): the
 *     gap statistic</a>
 */
final class ShadowModels {
    /** How many windows are enough to choose by, and what bounds the time. */
    static final int ENOUGH_POINTS = 200;

    /** Draws of noise, just so many that standing out from all of them reaches the level. */
    private static final int DRAWS = (int) Math.round(1 / GroupEvidence.LEVEL) - 1;

    /** With fewer windows a cluster would hold nothing that could be called a group. */
    private static final int MIN_POINTS_PER_CLUSTER = 10;

    private final RandomGenerator random;
    private final double[][] points;

    private ShadowModels(Collection<WeightedPoint> sample, long seed) {
        random = new MersenneTwister(seed);
        points = sample.stream().map(WeightedPoint::coordinates).toArray(double[][]::new);
    }

    /**
     * Weighs a sample; says the same every time.
     *
     * @param sample of {@link WindowsApart}
     * @param version of the model for which it is weighed
     * @return nothing if the sample is too small or does not vary
     */
    static Optional<GroupEvidence> weigh(
            Collection<WeightedPoint> sample, long version, long seed) {
        return new ShadowModels(sample, seed + version).evidence(version);
    }

    private Optional<GroupEvidence> evidence(long version) {
        int most = Math.min(Clustering.MAX_BY_EVIDENCE, points.length / MIN_POINTS_PER_CLUSTER);
        double[] found = most < 2 ? new double[0] : GrownFits.silhouettes(points, most, random);
        return found.length == 0
                ? Optional.empty()
                : CopulaNull.of(points).map(noise -> beside(noise, found, version));
    }

    private GroupEvidence beside(CopulaNull noise, double[] found, long version) {
        double[][] silhouettes = new double[DRAWS + 1][];
        silhouettes[0] = found;
        for (int draw = 1; draw <= DRAWS; draw++) {
            silhouettes[draw] = GrownFits.silhouettes(noise.draw(random), found.length + 1, random);
        }
        double[] means = new double[found.length];
        Arrays.setAll(means, i -> mean(silhouettes, i, 0));
        double[] excess = Arrays.stream(silhouettes).mapToDouble(of -> excess(of, means)).toArray();
        long asClear = Arrays.stream(excess).filter(each -> each >= excess[0]).count();
        int best = clearest(found, means);
        return new GroupEvidence(
                version,
                best + 2,
                found[best],
                mean(silhouettes, best, 1),
                (double) asClear / excess.length,
                points.length);
    }

    private static double mean(double[][] silhouettes, int index, int from) {
        return Arrays.stream(silhouettes)
                .skip(from)
                .mapToDouble(of -> of[index])
                .average()
                .orElseThrow();
    }

    private static double excess(double[] silhouettes, double[] means) {
        int clearest = clearest(silhouettes, means);
        return silhouettes[clearest] - means[clearest];
    }

    private static int clearest(double[] silhouettes, double[] means) {
        int clearest = 0;
        for (int i = 1; i < means.length; i++) {
            if (silhouettes[i] - means[i] > silhouettes[clearest] - means[clearest]) {
                clearest = i;
            }
        }
        return clearest;
    }
}
