package dev.arbflow.sandbox.sim;

import dev.arbflow.market.Listing;
import java.util.Set;

/** In which steps a venue prints prices, from what a unit costs. */
@FunctionalInterface
public interface PriceSteps {
    /** Quote assets that are paid in cents. */
    Set<String> FIAT = Set.of("USD", "EUR", "GBP");

    /**
     * The steps of a market.
     *
     * @param price quote units for one base unit, greater than zero
     */
    Instrument of(Listing listing, double price);

    /** A fixed number of decimals. */
    static PriceSteps decimals(int forFiat, int otherwise) {
        return (listing, price) ->
                new Instrument(
                        listing,
                        FIAT.contains(listing.market().quote().code()) ? forFiat : otherwise,
                        1);
    }

    /** As many significant digits, with at least and at most some decimals. */
    static PriceSteps digits(int digits, int fewestDecimals, int mostDecimals) {
        return (listing, price) -> {
            int decimals = digits - 1 - exponent(price);
            return new Instrument(
                    listing, Math.max(fewestDecimals, Math.min(mostDecimals, decimals)), 1);
        };
    }

    /** Five significant digits and no more, so that large prices move in tens. */
    static PriceSteps fiveSignificantDigits() {
        return (listing, price) -> {
            int decimals = 4 - exponent(price);
            return decimals >= 0
                    ? new Instrument(listing, decimals, 1)
                    : new Instrument(listing, 0, (long) Math.pow(10, -decimals));
        };
    }

    private static int exponent(double price) {
        return (int) Math.floor(Math.log10(price));
    }
}
