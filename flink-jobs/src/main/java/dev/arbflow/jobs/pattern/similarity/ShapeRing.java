package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.WindowRef;

/**
 * The newest windows of a market with their shapes, in the order in which they ended.
 *
 * <p>Everything lies in flat arrays: a search reads memory in a row and allocates nothing for what
 * it passes by. Rows are counted from the oldest, 0, to the newest. All windows of a ring have one
 * length and one number of points.
 */
final class ShapeRing {
    private static final int FEWEST = 64;

    final int points;
    final long lengthUs;
    private final Followers followers = new Followers();

    /** The number of places is a power of two. */
    private ShapeRows rows;

    private int head;
    private int size;

    private long first;

    /** Null as long as there are too few windows for it. */
    private ShapeCells cells;

    /**
     * @param points of each shape
     * @param lengthUs of each window
     */
    ShapeRing(int points, long lengthUs) {
        this.points = points;
        this.lengthUs = lengthUs;
        rows = new ShapeRows(points, lengthUs, FEWEST);
    }

    private ShapeRing(ShapeRing other) {
        points = other.points;
        lengthUs = other.lengthUs;
        followers.addAll(other.followers);
        rows = other.rows.copy();
        head = other.head;
        size = other.size;
        first = other.first;
        cells = other.cells == null ? null : other.cells.copy();
    }

    /** One that goes its own way. */
    ShapeRing copy() {
        return new ShapeRing(this);
    }

    /** Number of row 0, counted from the first that ever came. */
    long first() {
        return first;
    }

    /** Whether a window can be compared with those of this ring. */
    boolean fits(Behaviour behaviour) {
        return behaviour.shape().length == points && behaviour.window().lengthUs() == lengthUs;
    }

    int size() {
        return size;
    }

    /** Takes a window in after those that ended earlier or at the same time. */
    void add(WindowRef window, int successor, float[] shape) {
        int cell = cells == null ? ShapeCells.NONE : cells.add(first + size, shape);
        append(window, successor, shape, cell);
        for (int row = size - 1; row > 0 && endUs(row - 1) > endUs(row); row--) {
            swap(row - 1, row);
            cells = null; // they go by the order in which windows came
        }
    }

    /** Takes a window in that was here before, with the cell that it was in. */
    void restore(WindowRef window, int successor, float[] shape, int cell) {
        if (cells != null) {
            cells.put(cell, first + size, shape);
        }
        append(window, successor, shape, cell);
    }

    private void append(WindowRef window, int successor, float[] shape, int cell) {
        if (size == rows.places()) {
            grow();
        }
        rows.put(place(size++), window, successor, cell, shape);
        followers.add(successor);
    }

    private void grow() {
        ShapeRows grown = new ShapeRows(points, lengthUs, 2 * rows.places());
        for (int row = 0; row < size; row++) {
            grown.put(row, rows, place(row));
        }
        rows = grown;
        head = 0;
    }

    private void swap(int one, int other) {
        ShapeRows spare = new ShapeRows(points, lengthUs, 1);
        spare.put(0, rows, place(one));
        rows.put(place(one), rows, place(other));
        rows.put(place(other), spare, 0);
    }

    /** Drops the oldest. */
    void removeOldest() {
        if (cells != null) {
            cells.removeOldest(rows.cell(head));
        }
        followers.remove(rows.followedBy(head));
        head = place(1);
        size--;
        first++;
    }

    /** Drops the windows that ended at a time or before. */
    void forgetUntil(long endUs) {
        while (size > 0 && endUs(0) <= endUs) {
            removeOldest();
        }
    }

    /**
     * Notes what followed: of each window of the listing that ended when this one began, or earlier
     * by less than its length, the first that came.
     */
    void settle(WindowRef successor) {
        for (int row = endedBy(successor.startUs()) - 1; row >= 0; row--) {
            int place = place(row);
            if (successor.startUs() - rows.endUs(place) >= lengthUs) {
                return;
            }
            if (rows.followedBy(place) == Neighbour.UNKNOWN
                    && rows.listing(place).equals(successor.listing())) {
                rows.follow(place, successor.cluster());
                followers.add(successor.cluster());
            }
        }
    }

    /** How many rows ended at a time or before: they are the first so many. */
    int endedBy(long timeUs) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (endUs(middle) <= timeUs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Puts all windows into cells around these centres. */
    void assign(float[][] centres) {
        cells = new ShapeCells(centres, -size); // none of these has come since
        for (int row = 0; row < size; row++) {
            rows.moveTo(place(row), cells.add(first + row, shape(row)));
        }
    }

    /** Goes on with the cells of before, empty; to be followed by {@link #restore}. */
    void resumeWith(ShapeCells empty) {
        cells = empty;
    }

    void dropCells() {
        cells = null;
    }

    /** Null if there are none. */
    ShapeCells cells() {
        return cells;
    }

    /** Offers what may be near, of the rows from one to before another. */
    void search(float[] query, int from, int until, NearestMoments nearest) {
        if (cells == null) {
            ExactScan.search(this, query, from, until, nearest);
        } else {
            cells.search(this, query, from, until, ShapeCells.PROBES, nearest);
        }
    }

    /** Of all windows here whose successor is known: the share that this cluster followed. */
    double baseRate(int cluster) {
        return followers.share(cluster);
    }

    long endUs(int row) {
        return rows.endUs(place(row));
    }

    Listing listing(int row) {
        return rows.listing(place(row));
    }

    /** Cluster of the window that came next, or {@link Neighbour#UNKNOWN}. */
    int followedBy(int row) {
        return rows.followedBy(place(row));
    }

    /** Its cell, or {@link ShapeCells#NONE}. */
    int cellOf(int row) {
        return rows.cell(place(row));
    }

    WindowRef window(int row) {
        return rows.window(place(row));
    }

    /** A copy of a row's shape. */
    float[] shape(int row) {
        return rows.shape(place(row));
    }

    /** Where a row lies in the arrays: row r + 1 is next to it, or at 0 after the last place. */
    int place(int row) {
        return (head + row) & (rows.places() - 1);
    }

    /** The arrays, until the next window comes. */
    ShapeRows rows() {
        return rows;
    }
}
