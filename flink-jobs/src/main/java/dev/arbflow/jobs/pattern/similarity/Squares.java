package dev.arbflow.jobs.pattern.similarity;

/** Squared Euclidean distances between a query and rows that lie in one array. */
final class Squares {
    /** More than a sum of some thousand floats may be wrong by, relative and absolute. */
    private static final double ROUNDING = 1e-4;

    private static final int STRIDE = 8;

    private Squares() {}

    /** A limit that {@link #abandoning} keeps below for certain if the exact sum does. */
    static float roomFor(double limit) {
        return (float) (limit * (1 + ROUNDING) + ROUNDING * ROUNDING);
    }

    /** About the sum, in floats; given up, looking every eight points, once it is above a limit. */
    static float abandoning(float[] query, float[] rows, int at, float limit) {
        float sum = 0;
        int i = 0;
        for (int last = query.length - STRIDE; i <= last; i += STRIDE) {
            float a = rows[at + i] - query[i];
            float b = rows[at + i + 1] - query[i + 1];
            float c = rows[at + i + 2] - query[i + 2];
            float d = rows[at + i + 3] - query[i + 3];
            float e = rows[at + i + 4] - query[i + 4];
            float f = rows[at + i + 5] - query[i + 5];
            float g = rows[at + i + 6] - query[i + 6];
            float h = rows[at + i + 7] - query[i + 7];
            sum += (a * a + b * b + (c * c + d * d)) + (e * e + f * f + (g * g + h * h));
            if (sum > limit) {
                return sum;
            }
        }
        for (; i < query.length; i++) {
            float difference = rows[at + i] - query[i];
            sum += difference * difference;
        }
        return sum;
    }

    /** The sum as {@link Shape#distance} makes it, to the last bit. */
    static double exact(float[] query, float[] rows, int at) {
        double sum = 0;
        for (int i = 0; i < query.length; i++) {
            double difference = query[i] - rows[at + i];
            sum += difference * difference;
        }
        return sum;
    }
}
