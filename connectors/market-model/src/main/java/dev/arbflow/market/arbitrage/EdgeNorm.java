package dev.arbflow.market.arbitrage;

/**
 * What the net edge of a route usually is, robust against what stands for less than half of the
 * time.
 *
 * @param medianBps median of its samples, in basis points
 * @param deviationBps their median absolute deviation, scaled to the standard deviation of a normal
 *     distribution, and never below {@link #MIN_DEVIATION_BPS}
 * @param samples how many there were; 0 if they were too few to say
 */
public record EdgeNorm(double medianBps, double deviationBps, int samples) {
    /** Too little is known of the route. */
    public static final EdgeNorm UNKNOWN = new EdgeNorm(0, 0, 0);

    /** An edge moves by a tick without meaning anything by it. */
    public static final double MIN_DEVIATION_BPS = 0.5;

    /** What lies nearer than so many deviations is nothing unusual. */
    private static final double USUAL = 3;

    public boolean isKnown() {
        return samples > 0;
    }

    /** How many deviations an edge lies above what is usual; NaN if that is not known. */
    public double score(double netBps) {
        return isKnown() ? (netBps - medianBps) / deviationBps : Double.NaN;
    }

    /** Whether an edge stands as it always does: the route earns as a rule, and about so much. */
    public boolean isStanding(double netBps) {
        return medianBps > 0 && score(netBps) < USUAL;
    }
}
