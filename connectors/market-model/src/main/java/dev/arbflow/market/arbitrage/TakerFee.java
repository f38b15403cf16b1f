package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Checks;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * What a venue takes from a taker, as an exact fraction of the traded amount.
 *
 * <p>Can only be written with its unit, because {@code 0.16} and {@code 0.0016} have been mistaken
 * for each other in most projects of this kind.
 *
 * @param fraction 0.004 for 0.40 %; from 0 to 0.02
 * @param deductedFrom which asset the fee of a purchase is taken from
 */
public record TakerFee(BigDecimal fraction, Deducted deductedFrom) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Where the fee of a purchase is taken from. */
    public enum Deducted {
        /** Paid on top in the quote asset: a unit costs {@code ask * (1 + fee)}. */
        QUOTE,
        /** Kept back from the bought asset: a unit costs {@code ask / (1 - fee)}. */
        RECEIVED_BASE
    }

    /** Largest believable taker fee; anything above is a unit error. */
    public static final BigDecimal LARGEST = new BigDecimal("0.02");

    /**
     * @throws IllegalArgumentException if the fraction is negative or above {@link #LARGEST}
     */
    public TakerFee {
        Checks.that(fraction.signum() >= 0, "a taker fee must not be negative: " + fraction);
        Checks.that(
                fraction.compareTo(LARGEST) <= 0,
                "a taker fee above 2 % is refused as a unit error: "
                        + fraction.movePointRight(2).toPlainString()
                        + " %");
        fraction = fraction.stripTrailingZeros(); // 0.40% equals 40bps
    }

    /**
     * Reads a fee with its unit: {@code 0.40%} or {@code 40bps}, taken from the quote asset unless
     * {@code base} follows, as in {@code 10bps base}.
     *
     * @throws IllegalArgumentException if the unit is missing or the fee is not believable
     */
    public static TakerFee parse(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        Deducted deducted = Deducted.QUOTE;
        if (trimmed.endsWith("base")) {
            deducted = Deducted.RECEIVED_BASE;
            trimmed = trimmed.substring(0, trimmed.length() - "base".length()).strip();
        }
        if (trimmed.endsWith("%")) {
            return new TakerFee(number(trimmed, 1, text).movePointLeft(2), deducted);
        }
        if (trimmed.endsWith("bps")) {
            return new TakerFee(number(trimmed, 3, text).movePointLeft(4), deducted);
        }
        throw new IllegalArgumentException(
                "a fee needs its unit, '0.40%' or '40bps', not '" + text + "'");
    }

    /** The form that {@link #parse} reads. */
    public String printed() {
        return fraction.movePointRight(4).stripTrailingZeros().toPlainString()
                + "bps"
                + (deductedFrom == Deducted.RECEIVED_BASE ? " base" : "");
    }

    private static BigDecimal number(String text, int unitLength, String whole) {
        try {
            return new BigDecimal(text.substring(0, text.length() - unitLength).strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a fee: '" + whole + "'", e);
        }
    }
}
