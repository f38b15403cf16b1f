package dev.arbflow.connector.websocket.book;

/** Reads numbers that venues print as JSON numbers or as strings. */
public final class WireNumber {
    private static final int MAX_LENGTH = 64;

    /** More than there is of any asset, in its smallest traded unit. */
    private static final double LARGEST = 1e18;

    private WireNumber() {}

    /**
     * The value of a decimal with an optional exponent, for example {@code 63502.0} or {@code
     * 1E-8}.
     *
     * @throws NumberFormatException if the text is anything else, such as {@code NaN}, {@code
     *     0x1p3} or {@code 0.-10000} (seen on Coinbase), or if the value is beyond 1e18
     */
    public static double parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || !hasOnlyNumberCharacters(text)) {
            throw new NumberFormatException("not a number: '" + shortened(text) + "'");
        }
        double value = parseOrNaN(text);
        if (!(Math.abs(value) <= LARGEST)) {
            throw new NumberFormatException("not a number: '" + text + "'");
        }
        return value;
    }

    private static double parseOrNaN(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Keeps out what only Java calls a number: hexadecimal, type suffixes, blanks, NaN. */
    private static boolean hasOnlyNumberCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789.+-eE".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String shortened(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
    }
}
