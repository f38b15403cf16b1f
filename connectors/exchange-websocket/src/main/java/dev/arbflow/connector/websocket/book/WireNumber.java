package dev.arbflow.connector.websocket.book;

/** Reads numbers that venues print as JSON numbers or as strings. */
public final class WireNumber {
    private static final int MAX_LENGTH = 64;

    /** More than there is of any asset, in its smallest traded unit. */
    private static final double LARGEST = 1e18;

    /** Whole numbers of so many digits, and the powers of ten up to theirs, are exact. */
    private static final int EXACT_DIGITS = 15;

    private static final double[] POWERS_OF_TEN = new double[EXACT_DIGITS + 1];

    static {
        for (int i = 0; i <= EXACT_DIGITS; i++) {
            POWERS_OF_TEN[i] = Double.parseDouble("1e" + i);
        }
    }

    private WireNumber() {}

    /**
     * The value of a decimal with an optional exponent, for example {@code 63502.0} or {@code
     * 1E-8}.
     *
     * @throws NumberFormatException if the text is anything else, such as {@code NaN}, {@code
     *     0x1p3} or {@code 0.-10000} (seen on Coinbase), or if the value is beyond 1e18
     */
    public static double parse(String text) {
        return parse(text, 0, text.length());
    }

    /**
     * The same of a part of a text.
     *
     * @param from where the number begins
     * @param to where it has ended
     * @throws NumberFormatException likewise
     */
    public static double parse(String text, int from, int to) {
        double plain = plainOrNaN(text, from, to);
        return Double.isNaN(plain) ? parseAny(text.substring(from, to)) : plain;
    }

    /**
     * What nearly all numbers are: at most 15 digits with or without a point. The quotient of two
     * exact numbers is rounded once, hence the number that is nearest to the text.
     *
     * @return {@link Double#NaN} if it is anything else
     */
    private static double plainOrNaN(String text, int from, int to) {
        int first = from < to && text.charAt(from) == '-' ? from + 1 : from;
        int point = endOfDigits(text, first, to);
        int decimals = Math.max(0, to - point - 1);
        int count = point - first + decimals;
        if (count < 1 || count > EXACT_DIGITS || !endsWithDecimals(text, point, to)) {
            return Double.NaN;
        }
        long whole = append(0, text, first, point);
        double value = append(whole, text, point + 1, to) / POWERS_OF_TEN[decimals];
        return first == from ? value : -value;
    }

    private static boolean endsWithDecimals(String text, int point, int to) {
        return point == to || (text.charAt(point) == '.' && endOfDigits(text, point + 1, to) == to);
    }

    private static int endOfDigits(String text, int from, int to) {
        int end = from;
        while (end < to && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** The digits of a number with others after them. */
    private static long append(long digits, String text, int from, int to) {
        long value = digits;
        for (int i = from; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private static double parseAny(String text) {
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
