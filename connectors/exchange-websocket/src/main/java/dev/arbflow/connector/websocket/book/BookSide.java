package dev.arbflow.connector.websocket.book;

import dev.arbflow.market.book.Ladder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One side of an order book, best level first.
 *
 * <p>Levels are known by the price as a number, because venues print one price in several ways
 * ({@code 63501.6}, {@code 63501.60}). A {@code double} tells all decimals of up to 15 significant
 * digits apart; no venue prints more, except as the shortest text of a double.
 *
 * <p>A sorted array with room at both ends: what changes near the best price, as most does, moves a
 * few levels, and a snapshot, printed best first, only appends. Finding costs O(log n) for n
 * levels, reading the best k costs O(k), and inserting moves at most half of them.
 */
public final class BookSide {
    private static final int MIN_ROOM = 32;

    /** 1 where the best price is the lowest, -1 where it is the highest. */
    private final double sign;

    private Level[] levels = new Level[MIN_ROOM];

    /** Where the best level is. */
    private int first = MIN_ROOM / 2;

    /** After the worst level. */
    private int end = MIN_ROOM / 2;

    private BookSide(double sign) {
        this.sign = sign;
    }

    static BookSide ofBids() {
        return new BookSide(-1);
    }

    static BookSide ofAsks() {
        return new BookSide(1);
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
        int at = find(level.price());
        if (at < end && levels[at].price() == level.price()) {
            levels[at] = level;
        } else {
            insert(at, level);
        }
        return true;
    }

    /**
     * Deletes the level at a price.
     *
     * @return false if there is none
     */
    public boolean delete(double price) {
        int at = find(price);
        if (at == end || levels[at].price() != price) {
            return false;
        }
        if (at - first < end - at) {
            System.arraycopy(levels, first, levels, first + 1, at - first);
            levels[first] = null;
            first++;
        } else {
            end--;
            System.arraycopy(levels, at + 1, levels, at, end - at);
            levels[end] = null;
        }
        return true;
    }

    /** Number of levels. */
    public int size() {
        return end - first;
    }

    /** All levels, best first; a view until the next change. */
    public List<Level> levels() {
        return Collections.unmodifiableList(Arrays.asList(levels).subList(first, end));
    }

    /** The best levels as numbers; fewer than {@code depth} if there are not as many. */
    public Ladder best(int depth) {
        int count = Math.min(depth, size());
        double[] prices = new double[count];
        double[] quantities = new double[count];
        for (int i = 0; i < count; i++) {
            Level level = levels[first + i];
            prices[i] = level.price();
            quantities[i] = level.quantity();
        }
        return new Ladder(prices, quantities);
    }

    /** The level of a rank, 0 for the best, which must be there. */
    Level level(int rank) {
        return levels[first + rank];
    }

    double bestPrice() {
        return levels[first].price();
    }

    void clear() {
        truncate(0);
        first = levels.length / 2;
        end = first;
    }

    void truncate(int depth) {
        if (size() > depth) {
            Arrays.fill(levels, first + depth, end, null);
            end = first + depth;
        }
    }

    /** Where the level of a price is or belongs. */
    private int find(double price) {
        double rank = sign * price;
        int low = first;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sign * levels[middle].price() < rank) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void insert(int where, Level level) {
        int at = where;
        boolean nearBest = at - first < end - at;
        if (nearBest ? first == 0 : end == levels.length) {
            at += makeRoom();
        }
        if (nearBest) {
            System.arraycopy(levels, first, levels, first - 1, at - first);
            first--;
            at--;
        } else {
            System.arraycopy(levels, at, levels, at + 1, end - at);
            end++;
        }
        levels[at] = level;
    }

    /**
     * Moves the levels into the middle, of a larger array where there is little room.
     *
     * @return by how many places
     */
    private int makeRoom() {
        int size = size();
        int room = 2 * size > levels.length ? 2 * levels.length : levels.length;
        Level[] moved = new Level[room];
        int middle = (room - size) / 2;
        System.arraycopy(levels, first, moved, middle, size);
        int places = middle - first;
        levels = moved;
        first = middle;
        end = middle + size;
        return places;
    }
}
