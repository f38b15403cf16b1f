package dev.arbflow.market.book;

import dev.arbflow.market.Checks;
import java.util.Arrays;

/**
 * One side of a book, best level first: two arrays of equal length.
 *
 * <p>Neither copies nor guards its arrays, because books are the hottest events there are: treat
 * them as read-only.
 *
 * @param prices quote units for one base unit; descending for bids, ascending for asks
 * @param quantities base units at that price, greater than zero
 */
@SuppressWarnings("ArrayRecordComponent") // a List would leave Flink's fast serializers
public record Ladder(double[] prices, double[] quantities) {

    /** A side without levels. */
    public static final Ladder EMPTY = new Ladder(new double[0], new double[0]);

    /**
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public Ladder {
        Checks.that(prices.length == quantities.length, "prices and quantities differ in length");
    }

    /** Number of levels. */
    public int depth() {
        return prices.length;
    }

    /** Whether there is no level. */
    public boolean isEmpty() {
        return prices.length == 0;
    }

    /**
     * The best price.
     *
     * @throws IndexOutOfBoundsException if the side is empty
     */
    public double best() {
        return prices[0];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ladder that
                && Arrays.equals(prices, that.prices)
                && Arrays.equals(quantities, that.quantities);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(prices) + Arrays.hashCode(quantities);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < prices.length; i++) {
            text.append(i == 0 ? "" : ", ").append(prices[i]).append('x').append(quantities[i]);
        }
        return text.append(']').toString();
    }
}
