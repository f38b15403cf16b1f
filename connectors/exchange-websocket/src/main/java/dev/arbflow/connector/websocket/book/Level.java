package dev.arbflow.connector.websocket.book;

/**
 * One price of a book with what is offered there, as numbers and as the venue printed it.
 *
 * @param price quote units for one base unit, greater than zero
 * @param quantity base units, without sign; zero deletes the level
 * @param priceText the price on the wire; checksums are computed over its digits; empty where the
 *     venue has none
 * @param quantityText the quantity on the wire, with the sign that Bitfinex gives to asks; likewise
 */
public record Level(double price, double quantity, String priceText, String quantityText) {
    /** Bitcoin in the smallest currency is a thousandth of it. */
    private static final double MAX_PRICE = 1e13;

    /**
     * Reads a level.
     *
     * @throws NumberFormatException if one of the texts is not a number, the price is not positive
     *     or the quantity is negative
     */
    public static Level parse(String priceText, String quantityText) {
        double quantity = unsigned(WireNumber.parse(quantityText), quantityText);
        return new Level(positivePrice(priceText), quantity, priceText, quantityText);
    }

    /**
     * A level whose text nobody needs.
     *
     * @throws NumberFormatException if the price is not positive or the quantity is negative
     */
    public static Level of(double price, double quantity) {
        return new Level(positive(price, price), unsigned(quantity, quantity), "", "");
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
        return positive(WireNumber.parse(text), text);
    }

    /** The price, if it can be one; {@code said} is how a message names it. */
    private static double positive(double price, Object said) {
        if (price <= 0) {
            throw new NumberFormatException("a price must be positive: " + said);
        }
        if (price > MAX_PRICE) {
            throw new NumberFormatException("a price beyond all markets: " + said);
        }
        return price;
    }

    private static double unsigned(double quantity, Object said) {
        if (quantity < 0) {
            throw new NumberFormatException("a quantity must not be negative: " + said);
        }
        return quantity;
    }
}
