package dev.arbflow.jobs.pattern.similarity;

/**
 * A price path freed of its level and size: mean 0 and Euclidean length 1.
 *
 * <p>This is z-normalisation divided by the square root of the number of points, so that distances
 * go from 0 to 2 whatever that number is, and {@code 1 - distance² / 2} is Pearson's correlation.
 * Euclidean distance and cosine therefore rank shapes alike.
 *
 * @see <a href="https://doi.org/10.1145/2339530.2339576">Rakthanmanon et al. 2012</a> on why paths
 *     must be z-normalised before they are compared
 */
final class Shape {
    /** A standard deviation below this is rounding of a price that stood still, in basis points. */
    private static final double STILL_BPS = 1e-6;

    private Shape() {}

    /** What became of a path. */
    enum Outcome {
        USABLE("shapesUsable"),
        /** The window has no path. */
        MISSING("shapesMissing"),
        /** The path has another number of points than those that are compared. */
        OTHER_LENGTH("shapesOfOtherLength"),
        /** A point is NaN, infinite, or so large that the path has no finite length. */
        NOT_FINITE("shapesNotFinite"),
        /** The price did not move: there is no shape to compare. */
        CONSTANT("shapesConstant");

        private final String counter;

        Outcome(String counter) {
            this.counter = counter;
        }

        /** Name of the metric that counts it. */
        String counter() {
            return counter;
        }
    }

    /**
     * A path that was looked at.
     *
     * @param outcome whether it can be compared
     * @param values the normalised path if it can, else empty
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
    record Normalised(Outcome outcome, float[] values) {}

    /**
     * Normalises a path.
     *
     * @param path basis points from the first price
     * @param points how many it must have
     */
    static Normalised of(double[] path, int points) {
        if (path.length == 0) {
            return unusable(Outcome.MISSING);
        }
        if (path.length != points) {
            return unusable(Outcome.OTHER_LENGTH);
        }
        double mean = sum(path) / points;
        double length = lengthAround(mean, path);
        if (!Double.isFinite(length)) {
            return unusable(Outcome.NOT_FINITE);
        }
        if (length < STILL_BPS * Math.sqrt(points)) {
            return unusable(Outcome.CONSTANT);
        }
        float[] values = new float[points];
        for (int i = 0; i < points; i++) {
            values[i] = (float) ((path[i] - mean) / length);
        }
        return new Normalised(Outcome.USABLE, values);
    }

    /** Euclidean distance of two normalised paths of one length, 0 to 2. */
    static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    private static Normalised unusable(Outcome outcome) {
        return new Normalised(outcome, new float[0]);
    }

    private static double sum(double[] path) {
        double sum = 0;
        for (double value : path) {
            sum += value;
        }
        return sum;
    }

    private static double lengthAround(double mean, double[] path) {
        double squares = 0;
        for (double value : path) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares);
    }
}
