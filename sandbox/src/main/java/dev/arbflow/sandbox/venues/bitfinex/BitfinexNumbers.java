package dev.arbflow.sandbox.venues.bitfinex;

import java.math.BigDecimal;

/** Numbers as JavaScript prints them, which is how Bitfinex does: 7e-7, but 0.0000011. */
final class BitfinexNumbers {
    private static final int SMALLEST_PLAIN_EXPONENT = -6;

    private BitfinexNumbers() {}

    static String print(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        if (stripped.signum() == 0 || exponent >= SMALLEST_PLAIN_EXPONENT) {
            return stripped.toPlainString();
        }
        String digits = stripped.unscaledValue().abs().toString();
        return (stripped.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + "e"
                + exponent;
    }
}
