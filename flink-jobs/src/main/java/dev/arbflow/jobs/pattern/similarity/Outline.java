package dev.arbflow.jobs.pattern.similarity;

/**
 * A few numbers that say how far apart two shapes are at least: piecewise means, scaled so that
 * their Euclidean distance is never above that of the shapes.
 *
 * @see <a href="https://doi.org/10.1007/PL00011669">Keogh et al. 2001, piecewise aggregate
 *     approximation</a>
 */
final class Outline {
    private static final int MAX_PARTS = 16;

    private final int points;
    private final int parts;

    Outline(int points) {
        this.points = points;
        parts = Math.min(MAX_PARTS, points);
    }

    int parts() {
        return parts;
    }

    /** Writes the outline of a shape to a place. */
    void of(float[] shape, float[] to, int at) {
        for (int part = 0; part < parts; part++) {
            int from = part * points / parts;
            int until = (part + 1) * points / parts;
            double sum = 0;
            for (int i = from; i < until; i++) {
                sum += shape[i];
            }
            to[at + part] = (float) (sum / Math.sqrt(until - from));
        }
    }

    float[] of(float[] shape) {
        float[] outline = new float[parts];
        of(shape, outline, 0);
        return outline;
    }
}
