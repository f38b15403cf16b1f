package dev.arbflow.jobs.pattern.kmeans;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.random.RandomGenerator;

/** Noise without groups, of which the listings of a moment have a share in common. */
final class CommonNoise {
    private CommonNoise() {}

    /**
     * Draws as many points as are weighed.
     *
     * @param share of the variance that is common to a moment, 0 to 1
     * @param listings at each moment
     * @param weighed how many of them, each in turn
     */
    static List<WeightedPoint> of(
            double share, int listings, int weighed, int dimensions, long seed) {
        RandomGenerator random = new MersenneTwister(seed);
        List<WeightedPoint> points = new ArrayList<>();
        for (int moment = 0; points.size() < ShadowModels.ENOUGH_POINTS; moment++) {
            double[] common = gaussian(dimensions, random);
            for (int listing = 0; listing < listings; listing++) {
                double[] own = gaussian(dimensions, random);
                Arrays.setAll(
                        own, d -> Math.sqrt(share) * common[d] + Math.sqrt(1 - share) * own[d]);
                if (Math.floorMod(listing - moment, listings) < weighed) {
                    points.add(WeightedPoint.at(own, 1));
                }
            }
        }
        return points.subList(0, ShadowModels.ENOUGH_POINTS);
    }

    private static double[] gaussian(int dimensions, RandomGenerator random) {
        double[] values = new double[dimensions];
        Arrays.setAll(values, d -> random.nextGaussian());
        return values;
    }
}
