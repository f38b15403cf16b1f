package dev.arbflow.jobs.paper;

import dev.arbflow.market.arbitrage.Fill;
import dev.arbflow.market.arbitrage.FollowUp.Amounts;
import dev.arbflow.market.arbitrage.FollowUp.Look;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a part of a look comes to.
 *
 * <p>A part is taken at the mean prices of the whole. Its real units would be the best of them, so
 * that this never says more than could have been earned; rounding goes against the account too.
 *
 * @param quantity base units
 * @param amounts what they cost and bring
 */
record PaperFill(BigDecimal quantity, Amounts amounts) {
    private static final int DIGITS = 12;

    /** No venue has smaller steps. */
    private static final int SMALLEST_LOT = 8;

    /** All of a look that has amounts. */
    static PaperFill all(Look look) {
        return new PaperFill(look.quantity(), look.amounts());
    }

    /** The same for at most another quantity. */
    PaperFill cut(BigDecimal most) {
        if (most.compareTo(quantity) >= 0) {
            return this;
        }
        return new PaperFill(
                most,
                new Amounts(
                        part(amounts.cost(), most, RoundingMode.CEILING),
                        part(amounts.proceeds(), most, RoundingMode.FLOOR),
                        part(amounts.bought(), most, RoundingMode.HALF_EVEN),
                        part(amounts.sold(), most, RoundingMode.HALF_EVEN)));
    }

    /** How much of it some capital pays for. */
    BigDecimal affordable(BigDecimal capital) {
        return capital.compareTo(amounts.cost()) >= 0
                ? quantity
                : capital.multiply(quantity)
                        .divide(amounts.cost(), SMALLEST_LOT, RoundingMode.FLOOR);
    }

    /** In the form in which venues are asked whether they accept it. */
    Fill toFill() {
        return new Fill(
                quantity,
                amounts.cost(),
                amounts.proceeds(),
                amounts.bought(),
                amounts.sold(),
                false,
                false,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null);
    }

    private BigDecimal part(BigDecimal whole, BigDecimal most, RoundingMode rounding) {
        return whole.multiply(most).divide(quantity, DIGITS, rounding);
    }
}
