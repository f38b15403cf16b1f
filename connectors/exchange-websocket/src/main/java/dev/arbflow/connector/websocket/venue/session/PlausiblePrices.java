package dev.arbflow.connector.websocket.venue.session;

import java.util.Arrays;

/**
 * The latest prices of one listing: tells a price that cannot be meant from a market that moves.
 *
 * <p>A price ten times away from the running median is set aside, until three in a row agree that
 * the market is there now.
 */
final class PlausiblePrices {
    static final int FACTOR = 10;
    static final int AGREEING = 3;

    private static final int KEPT = 15;
    private static final int ENOUGH = 5;

    private final double[] prices = new double[KEPT];
    private final Agreement<Double> agreement =
            new Agreement<>(AGREEING, (price, before) -> !isFar(price, before, 2));
    private int count;

    /** Notes a price; false if it is to be set aside. */
    boolean accept(double price) {
        if (count >= ENOUGH && isFar(price, median(), FACTOR)) {
            if (!agreement.reachedWith(price)) {
                return false;
            }
            count = 0;
        }
        agreement.broken();
        prices[count % KEPT] = price;
        count++;
        return true;
    }

    private double median() {
        double[] sorted = Arrays.copyOf(prices, Math.min(count, KEPT));
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static boolean isFar(double price, double from, int factor) {
        return price > from * factor || price < from / factor;
    }
}
