package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    final Outline outline;
    private final List<Listing> listings = new ArrayList<>();
    private final Followers followers = new Followers();
    private int head;
    private int size;

    // one element for each place; the number of places is a power of two
    private long[] endsUs = new long[FEWEST];
    private int[] venues = new int[FEWEST];
    private long[] versions = new long[FEWEST];
    private int[] clusters = new int[FEWEST];
    private int[] followedBy = new int[FEWEST];
    private double[] mids = new double[FEWEST];
    private float[] shapes;
    private float[] outlines;

    /**
     * @param points of each shape
     * @param lengthUs of each window
     */
    ShapeRing(int points, long lengthUs) {
        this.points = points;
        this.lengthUs = lengthUs;
        outline = new Outline(points);
        shapes = new float[FEWEST * points];
        outlines = new float[FEWEST * outline.parts()];
    }

    private ShapeRing(ShapeRing other) {
        points = other.points;
        lengthUs = other.lengthUs;
        outline = other.outline;
        listings.addAll(other.listings);
        followers.addAll(other.followers);
        head = other.head;
        size = other.size;
        endsUs = other.endsUs.clone();
        venues = other.venues.clone();
        versions = other.versions.clone();
        clusters = other.clusters.clone();
        followedBy = other.followedBy.clone();
        mids = other.mids.clone();
        shapes = other.shapes.clone();
        outlines = other.outlines.clone();
    }

    /** One that goes its own way. */
    ShapeRing copy() {
        return new ShapeRing(this);
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
        if (size == endsUs.length) {
            grow();
        }
        int row = size++;
        put(row, window, successor, shape);
        followers.add(successor);
        while (row > 0 && endUs(row - 1) > endUs(row)) {
            swap(row - 1, row);
            row--;
        }
    }

    /** Drops the oldest. */
    void removeOldest() {
        followers.remove(followedBy[place(0)]);
        head = place(1);
        size--;
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
            if (successor.startUs() - endUs(row) >= lengthUs) {
                return;
            }
            int place = place(row);
            if (followedBy[place] == Neighbour.UNKNOWN
                    && listings.get(venues[place]).equals(successor.listing())) {
                followedBy[place] = successor.cluster();
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

    long endUs(int row) {
        return endsUs[place(row)];
    }

    Listing listing(int row) {
        return listings.get(venues[place(row)]);
    }

    /** Cluster of the window that came next, or {@link Neighbour#UNKNOWN}. */
    int followedBy(int row) {
        return followedBy[place(row)];
    }

    /** Of all windows here whose successor is known: the share that this cluster followed. */
    double baseRate(int cluster) {
        return followers.share(cluster);
    }

    WindowRef window(int row) {
        int place = place(row);
        return new WindowRef(
                listings.get(venues[place]),
                endsUs[place] - lengthUs,
                endsUs[place],
                versions[place],
                clusters[place],
                mids[place]);
    }

    /** Where a row lies in the arrays: row r + 1 is next to it, or at 0 after the last place. */
    int place(int row) {
        return (head + row) & (endsUs.length - 1);
    }

    /** How many places there are. */
    int places() {
        return endsUs.length;
    }

    /** All shapes, by place; not to be changed. */
    float[] shapes() {
        return shapes;
    }

    /** All outlines, by place; not to be changed. */
    float[] outlines() {
        return outlines;
    }

    private void put(int row, WindowRef window, int successor, float[] shape) {
        int place = place(row);
        endsUs[place] = window.endUs();
        venues[place] = numberOf(window.listing());
        versions[place] = window.modelVersion();
        clusters[place] = window.cluster();
        followedBy[place] = successor;
        mids[place] = window.lastMid();
        System.arraycopy(shape, 0, shapes, place * points, points);
        outline.of(shape, outlines, place * outline.parts());
    }

    private int numberOf(Listing listing) {
        int number = listings.indexOf(listing);
        if (number < 0) {
            number = listings.size();
            listings.add(listing);
        }
        return number;
    }

    private void swap(int one, int other) {
        WindowRef window = window(one);
        int successor = followedBy(one);
        float[] shape = shape(one);
        put(one, window(other), followedBy(other), shape(other));
        put(other, window, successor, shape);
    }

    /** A copy of a row's shape. */
    float[] shape(int row) {
        int from = place(row) * points;
        return Arrays.copyOfRange(shapes, from, from + points);
    }

    private void grow() {
        ShapeRing old = new ShapeRing(this);
        int places = 2 * endsUs.length;
        endsUs = new long[places];
        venues = new int[places];
        versions = new long[places];
        clusters = new int[places];
        followedBy = new int[places];
        mids = new double[places];
        shapes = new float[places * points];
        outlines = new float[places * outline.parts()];
        head = 0;
        for (int row = 0; row < size; row++) {
            put(row, old.window(row), old.followedBy(row), old.shape(row));
        }
    }
}
