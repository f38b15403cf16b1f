package dev.arbflow.market.behaviour;

/**
 * What the difference of two venues' mids was like until it was worth telling, by an autoregression
 * of first order.
 *
 * @param halfLifeUs after how long half of a departure from the usual difference is gone,
 *     microseconds; NaN if unknown, or if it does not go
 * @param fading share of the present difference that is expected to be gone one window later, 0 to
 *     1; NaN if unknown
 * @param deviationBps how far the difference usually lies from its median (median absolute
 *     deviation, scaled to a normal distribution's), basis points; NaN if unknown
 */
public record PastDifferences(double halfLifeUs, double fading, double deviationBps) {
    /** Too few moments at which both prices were known. */
    public static final PastDifferences UNKNOWN =
            new PastDifferences(Double.NaN, Double.NaN, Double.NaN);

    /** How clearly an excess stands above what is usual, 0 to 1: one half at one deviation. */
    double clearness(double excessBps) {
        return isKnown() ? excessBps / (excessBps + deviationBps) : 0;
    }

    /** The share expected to be gone; nothing if that is unknown. */
    double fadingOrNone() {
        return isKnown() ? fading : 0;
    }

    private boolean isKnown() {
        return !Double.isNaN(fading);
    }
}
