package dev.arbflow.sandbox.sim;

import dev.arbflow.market.Listing;
import java.math.BigDecimal;
import java.util.Set;

/**
 * In which steps a venue prints prices and quantities of a market.
 *
 * @param listing the market on its venue
 * @param priceScale digits after the point; a price unit is 10<sup>-priceScale</sup>
 * @param tick price units between two allowed prices
 */
public record Instrument(Listing listing, int priceScale, long tick) {
    /** Digits after the point of every quantity. */
    public static final int QUANTITY_SCALE = 8;

    private static final Set<String> FIAT = Set.of("USD", "EUR", "GBP");

    /**
     * The steps a venue would use for a market around a price.
     *
     * @param price quote units for one base unit, greater than zero
     * @throws IllegalArgumentException if no simulator speaks for the venue
     */
    public static Instrument of(Listing listing, double price) {
        int exponent = (int) Math.floor(Math.log10(price));
        boolean fiat = FIAT.contains(listing.market().quote().code());
        return switch (listing.venue()) {
            case KRAKEN -> decimals(listing, Math.max(1, Math.min(6, 5 - exponent)));
            case BITFINEX -> significant(listing, 4 - exponent);
            case BITSTAMP -> decimals(listing, fiat ? 2 : 8);
            case COINBASE -> decimals(listing, fiat ? 2 : 6);
            default -> throw new IllegalArgumentException("no simulator for " + listing.venue());
        };
    }

    private static Instrument decimals(Listing listing, int scale) {
        return new Instrument(listing, scale, 1);
    }

    private static Instrument significant(Listing listing, int scale) {
        return scale >= 0
                ? new Instrument(listing, scale, 1)
                : new Instrument(listing, 0, (long) Math.pow(10, -scale));
    }

    /** A price in quote units, with all its digits. */
    public BigDecimal price(long units) {
        return BigDecimal.valueOf(units, priceScale);
    }

    /** A quantity in base units, with all its digits. */
    public BigDecimal quantity(long units) {
        return BigDecimal.valueOf(units, QUANTITY_SCALE);
    }

    /** The highest allowed price that is not above {@code price} quote units. */
    long floor(double price) {
        return (long) Math.floor(price / unit() / tick) * tick;
    }

    /** The lowest allowed price that is not below {@code price} quote units. */
    long ceil(double price) {
        return (long) Math.ceil(price / unit() / tick) * tick;
    }

    /** Quantity units that cost {@code notional} quote units at {@code price}, at least one. */
    static long quantityFor(double notional, double price) {
        return Math.max(1, Math.round(notional / price * 1e8));
    }

    double unit() {
        return Math.pow(10, -priceScale);
    }
}
