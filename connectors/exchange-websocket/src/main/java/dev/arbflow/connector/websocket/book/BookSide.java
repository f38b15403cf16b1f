package dev.arbflow.connector.websocket.book;

import dev.arbflow.market.book.Ladder;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.TreeMap;

/**
 * One side of an order book, best level first.
 *
 * <p>Levels are keyed by the price as a number, because venues print one price in several ways
 * ({@code 63501.6}, {@code 63501.60}). A {@code double} tells all decimals of up to 15 significant
 * digits apart; no venue prints more, except as the shortest text of a double.
 *
 * <p>Setting and deleting cost O(log n) for n levels, reading the best k costs O(k).
 */
public final class BookSide {
    private final TreeMap<Double, Level> levels;

    private BookSide(Comparator<Double> bestFirst) {
        this.levels = new TreeMap<>(bestFirst);
    }

    static BookSide ofBids() {
        return new BookSide(Comparator.reverseOrder());
    }

    static BookSide ofAsks() {
        return new BookSide(Comparator.naturalOrder());
    }

    /**
     * Puts a level in place of what was at its price, or deletes it if the quantity is zero.
     *
     * @return false if a level was to be deleted that is not there
     */
    public boolean set(Level level) {
        if (level.quantity() == 0) {
            return delete(level.price());
        }
        levels.put(level.price(), level);
        return true;
    }

    /**
     * Deletes the level at a price.
     *
     * @return false if there is none
     */
    public boolean delete(double price) {
        return levels.remove(price) != null;
    }

    /** Number of levels. */
    public int size() {
        return levels.size();
    }

    /** All levels, best first; a view. */
    public Collection<Level> levels() {
        return Collections.unmodifiableCollection(levels.values());
    }

    /** The best levels as numbers; fewer than {@code depth} if there are not as many. */
    public Ladder best(int depth) {
        int count = Math.min(depth, levels.size());
        double[] prices = new double[count];
        double[] quantities = new double[count];
        Iterator<Level> bestFirst = levels.values().iterator();
        for (int i = 0; i < count; i++) {
            Level level = bestFirst.next();
            prices[i] = level.price();
            quantities[i] = level.quantity();
        }
        return new Ladder(prices, quantities);
    }

    double bestPrice() {
        return levels.firstKey();
    }

    void clear() {
        levels.clear();
    }

    void truncate(int depth) {
        while (levels.size() > depth) {
            levels.pollLastEntry();
        }
    }
}
