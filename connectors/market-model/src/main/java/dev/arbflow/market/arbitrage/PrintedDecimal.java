package dev.arbflow.market.arbitrage;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Turns a {@code double} back into the decimal that a venue printed, which 15 significant digits
 * always allow.
 *
 * <p>Most have few decimals. A whole number below 10^15 divided by a power of ten up to 10^22 is
 * rounded once; where that gives the value, no other decimal of 15 digits does, and the costly
 * conversion, exact to some fifty digits before it rounds, is not needed.
 */
public final class PrintedDecimal {
    private static final int DIGITS = 15;
    private static final MathContext ROUNDED = new MathContext(DIGITS);
    private static final double[] POWERS_OF_TEN = new double[DIGITS + 1];

    static {
        for (int scale = 0; scale <= DIGITS; scale++) {
            POWERS_OF_TEN[scale] = Double.parseDouble("1e" + scale);
        }
    }

    private PrintedDecimal() {}

    /**
     * The decimal of at most 15 significant digits that is nearest to a value.
     *
     * @param value finite
     * @throws NumberFormatException if it is not
     */
    public static BigDecimal of(double value) {
        for (int scale = 0; scale <= DIGITS; scale++) {
            double power = POWERS_OF_TEN[scale];
            double whole = Math.rint(value * power);
            if (!(Math.abs(whole) < POWERS_OF_TEN[DIGITS])) {
                break;
            }
            if (whole / power == value) {
                return BigDecimal.valueOf((long) whole, scale);
            }
        }
        return new BigDecimal(value, ROUNDED);
    }
}
