package dev.arbflow.sandbox.truth.seen;

import java.math.BigDecimal;

/**
 * The figures of an episode up to a moment.
 *
 * @param openBps net edge at the beginning
 * @param meanBps its mean over the proven time
 * @param peakBps its largest
 * @param lastBps its newest
 * @param best the instant of the largest profit
 * @param last the newest instant
 * @param mostQuantity largest size at any instant, base units
 * @param instants how many were looked at
 * @param ageUs largest time since either leg was proven
 * @param skewUs largest difference of the moments that the legs showed
 */
public record Figures(
        double openBps,
        double meanBps,
        double peakBps,
        double lastBps,
        Best best,
        Best last,
        BigDecimal mostQuantity,
        long instants,
        long ageUs,
        long skewUs) {

    /**
     * What could have been done at an instant.
     *
     * @param quantity base units
     * @param cost quote units, fees included
     * @param profit quote units, after fees
     * @param ask best ask of the buying venue
     * @param bid best bid of the selling venue
     * @param exhausted whether a ladder had no unit left
     */
    public record Best(
            BigDecimal quantity,
            BigDecimal cost,
            BigDecimal profit,
            BigDecimal ask,
            BigDecimal bid,
            boolean exhausted) {

        static Best of(Look look) {
            return new Best(
                    look.fill().quantity(),
                    look.fill().cost(),
                    look.fill().profit(),
                    look.ask(),
                    look.bid(),
                    look.fill().exhausted());
        }
    }
}
