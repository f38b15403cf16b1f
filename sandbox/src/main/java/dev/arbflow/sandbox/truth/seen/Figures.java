package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.sandbox.truth.BestFill;
import java.math.BigDecimal;
import java.math.MathContext;

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
     * @param capped whether the capital ended it, so that more was there
     * @param atUs newest moment for which both legs were proven
     * @param buyVwap mean price of the units bought, before the fee
     * @param sellVwap mean price of the units sold, before the fee
     * @param buyAgeUs time since the buying leg was proven
     * @param sellAgeUs time since the selling leg was proven
     * @param bounds between which limits orders must be that take it
     */
    public record Best(
            BigDecimal quantity,
            BigDecimal cost,
            BigDecimal profit,
            BigDecimal ask,
            BigDecimal bid,
            boolean exhausted,
            boolean capped,
            long atUs,
            BigDecimal buyVwap,
            BigDecimal sellVwap,
            long buyAgeUs,
            long sellAgeUs,
            OrderBounds bounds) {

        /** What was seen at an instant, in which so much time had passed since the proof. */
        static Best of(Look look, long atUs, long buyAgeUs, long sellAgeUs, OrderBounds bounds) {
            BestFill fill = look.fill();
            return new Best(
                    fill.quantity(),
                    fill.cost(),
                    fill.profit(),
                    look.ask(),
                    look.bid(),
                    fill.exhausted(),
                    fill.capped(),
                    atUs,
                    fill.bought().divide(fill.quantity(), MathContext.DECIMAL64),
                    fill.sold().divide(fill.quantity(), MathContext.DECIMAL64),
                    buyAgeUs,
                    sellAgeUs,
                    bounds);
        }

        /** Time since the leg was proven that was proven first. */
        long ageUs() {
            return Math.max(buyAgeUs, sellAgeUs);
        }

        /** Difference of the moments that the legs showed. */
        long skewUs() {
            return Math.abs(buyAgeUs - sellAgeUs);
        }
    }
}
