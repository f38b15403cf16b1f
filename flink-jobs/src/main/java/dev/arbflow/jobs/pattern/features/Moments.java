package dev.arbflow.jobs.pattern.features;

/**
 * Weight, mean and sum of squared deviations of a stream of numbers, added to in one pass, merged
 * and faded without loss.
 *
 * @param weight sum of the weights; the number of values if none was faded
 * @param mean 0 if there is no value
 * @param squares sum of squared deviations from the mean, weighted
 * @see <a href="https://doi.org/10.1080/00401706.1962.10490022">Welford 1962</a>
 * @see <a href="http://i.stanford.edu/pub/cstr/reports/cs/tr/79/773/CS-TR-79-773.pdf">Chan, Golub
 *     and LeVeque 1979, on merging</a>
 */
record Moments(double weight, double mean, double squares) {

    /** Of no value. */
    static final Moments NONE = new Moments(0, 0, 0);

    /**
     * With one value more.
     *
     * @param value finite
     */
    Moments with(double value) {
        return merge(new Moments(1, value, 0));
    }

    /** Of the values of both. */
    Moments merge(Moments other) {
        double both = weight + other.weight;
        if (both == 0) {
            return NONE;
        }
        double difference = other.mean - mean;
        return new Moments(
                both,
                mean + difference * (other.weight / both),
                squares
                        + other.squares
                        + difference * difference * (weight * (other.weight / both)));
    }

    /** Of the same values, each counting for less. */
    Moments faded(double factor) {
        return new Moments(weight * factor, mean, squares * factor);
    }

    /** Standard deviation of the values themselves; 0 if there is none. */
    double deviation() {
        return weight == 0 ? 0 : Math.sqrt(squares / weight);
    }
}
