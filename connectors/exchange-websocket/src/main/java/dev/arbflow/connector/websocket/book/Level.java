package dev.arbflow.connector.websocket.book;

/**
 * One price of a book with what is offered there, as numbers and as the venue printed it.
 *
 * @param price quote units for one base unit, greater than zero
 * @param quantity base units, without sign; zero deletes the level
 * @param priceText the price on the wire; checksums are computed over its digits
 * @param quantityText the quantity on the wire, with the sign that Bitfinex gives to asks
 */
public record Level(double price, double quantity, String priceText, String quantityText) {
    /** Bitcoin in the smallest currency is a thousandth of it. */
    private static final double LARGEST_PRICE = 1e13;

    /**
     * Reads a level.
     *
     * @throws NumberFormatException if one of the texts is not a number, the price is not positive
     *     or the quantity is negative
     */
    public static Level parse(String priceText, String quantityText) {
        double quantity = WireNumber.parse(quantityText);
        if (quantity < 0) {
            throw new NumberFormatException("a quantity must not be negative: " + quantityText);
        }
        return new Level(positivePrice(priceText), quantity, priceText, quantityText);
    }

    /**
     * Reads a level whose sign tells its side (Bitfinex): positive for bids, negative for asks.
     *
     * @throws NumberFormatException if one of the texts is not a number or the price is not
     *     positive
     */
    public static Level parseSigned(String priceText, String amountText) {
        double quantity = Math.abs(WireNumber.parse(amountText));
        return new Level(positivePrice(priceText), quantity, priceText, amountText);
    }

    private static double positivePrice(String text) {
        double price = WireNumber.parse(text);
        if (price <= 0) {
            throw new NumberFormatException("a price must be positive: " + text);
        }
        if (price > LARGEST_PRICE) {
            throw new NumberFormatException("a price beyond all markets: " + text);
        }
        return price;
    }
}
