package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Checks;
import java.io.Serializable;
import java.math.BigDecimal;

/**
 * What a venue accepts as an order in one market.
 *
 * @param tick step of prices in quote units, for whoever places orders; null if prices have no
 *     fixed step, or it is not known
 * @param lot step of quantities in base units; null if not known
 * @param minQuantity least quantity in base units; zero if there is none
 * @param minNotional least price times quantity in quote units, before fees; zero if there is none
 */
public record Instrument(
        BigDecimal tick, BigDecimal lot, BigDecimal minQuantity, BigDecimal minNotional)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Accepts whatever it is sent, as far as anybody knows. */
    public static final Instrument UNKNOWN =
            new Instrument(null, null, BigDecimal.ZERO, BigDecimal.ZERO);

    /**
     * @throws IllegalArgumentException if a step is not positive or a minimum is negative
     */
    public Instrument {
        Checks.that(tick == null || tick.signum() > 0, "a tick must be positive: " + tick);
        Checks.that(lot == null || lot.signum() > 0, "a lot must be positive: " + lot);
        Checks.that(minQuantity.signum() >= 0, "a least quantity must be >= 0: " + minQuantity);
        Checks.that(minNotional.signum() >= 0, "a least notional must be >= 0: " + minNotional);
    }
}
