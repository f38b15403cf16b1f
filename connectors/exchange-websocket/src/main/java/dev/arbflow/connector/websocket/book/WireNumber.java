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
        double plain = plainOrNaN(text);
        return Double.isNaN(plain) ? parseAny(text) : plain;
    }

    /**
     * What nearly all numbers are: at most 15 digits with or without a point. The quotient of two
     * exact numbers is rounded once, hence the number that is nearest to the text.
     *
     * @return {@link Double#NaN} if it is anything else
     */
    private static double plainOrNaN(String text) {
        int first = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.', first);
        int count = text.length() - first - (point < 0 ? 0 : 1);
        if (count < 1 || count > EXACT_DIGITS) {
            return Double.NaN;
        }
        long digits = digitsOrNegative(text, first, point);
        if (digits < 0) {
            return Double.NaN;
        }
        double value = digits / POWERS_OF_TEN[point < 0 ? 0 : text.length() - 1 - point];
        return first == 0 ? value : -value;
    }

    private static long digitsOrNegative(String text, int first, int point) {
        long digits = 0;
        for (int i = first; i < text.length(); i++) {
            int digit = i == point ? 0 : text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            digits = i == point ? digits : digits * 10 + digit;
        }
        return digits;
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
