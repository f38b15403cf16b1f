package dev.arbflow.jobs.pattern.similarity;

import java.util.Arrays;

/**
 * Shapes by the nearest of some centres, those of a cell next to each other in memory: a query
 * looks into the few cells whose centres are nearest to it, and may miss what lies beyond their
 * borders.
 *
 * @see <a href="https://doi.org/10.1109/TPAMI.2010.57">Jégou et al. 2011 on inverted lists</a>
 */
final class ShapeCells {
    /** Stands for a row that is in no cell. */
    static final int NONE = -1;

    /** Cells that a query looks into; docs/pattern-discovery.md has recall and time of others. */
    static final int PROBES = 8;

    private final float[][] centres;
    private final Cell[] cells;

    /** Windows that came since the centres were trained. */
    private int since;

    /** Members in the order in which they came; the first so many have left. */
    private static final class Cell {
        private float[] shapes = {};
        private long[] ids = {};
        private int left;
        private int size;

        void add(long id, float[] shape) {
            if (size == ids.length) {
                int from = left;
                int kept = size - from;
                int room = Math.max(8, kept + kept / 2);
                ids = Arrays.copyOf(Arrays.copyOfRange(ids, from, size), room);
                shapes =
                        Arrays.copyOf(
                                Arrays.copyOfRange(
                                        shapes, from * shape.length, size * shape.length),
                                room * shape.length);
                size = kept;
                left = 0;
            }
            System.arraycopy(shape, 0, shapes, size * shape.length, shape.length);
            ids[size++] = id;
        }

        Cell copy() {
            Cell copy = new Cell();
            copy.shapes = shapes.clone();
            copy.ids = ids.clone();
            copy.left = left;
            copy.size = size;
            return copy;
        }
    }

    /**
     * @param centres at least one
     * @param since windows that came since they were trained
     */
    ShapeCells(float[][] centres, int since) {
        this.centres = centres;
        this.since = since;
        cells = new Cell[centres.length];
        Arrays.setAll(cells, i -> new Cell());
    }

    private ShapeCells(ShapeCells other) {
        centres = other.centres;
        since = other.since;
        cells = new Cell[centres.length];
        Arrays.setAll(cells, i -> other.cells[i].copy());
    }

    ShapeCells copy() {
        return new ShapeCells(this);
    }

    /** Not to be changed. */
    float[][] centres() {
        return centres;
    }

    int since() {
        return since;
    }

    /** Takes in a window that has just come; returns its cell. */
    int add(long id, float[] shape) {
        int cell = nearestCells(shape, 1)[0];
        put(cell, id, shape);
        since++;
        return cell;
    }

    /** Takes a shape into the cell that it was in before. */
    void put(int cell, long id, float[] shape) {
        cells[cell].add(id, shape);
    }

    /** Drops the oldest of a cell. */
    void removeOldest(int cell) {
        cells[cell].left++;
    }

    /**
     * Offers what may be near.
     *
     * @param until the row after the last
     * @param probes how many cells are looked into
     */
    void search(
            ShapeRing ring,
            float[] query,
            int from,
            int until,
            int probes,
            NearestMoments nearest) {
        long first = ring.first();
        float limit = Squares.roomFor(nearest.bound());
        for (int number : nearestCells(query, probes)) {
            Cell cell = cells[number];
            for (int i = cell.left; i < cell.size; i++) {
                int row = (int) (cell.ids[i] - first);
                if (row >= from
                        && row < until
                        && Squares.abandoning(query, cell.shapes, i * query.length, limit)
                                <= limit) {
                    nearest.offer(
                            row,
                            ring.endUs(row),
                            Squares.exact(query, cell.shapes, i * query.length));
                    limit = Squares.roomFor(nearest.bound());
                }
            }
        }
    }

    /** The cells whose centres are nearest, nearest first. */
    int[] nearestCells(float[] shape, int count) {
        int most = Math.min(count, centres.length);
        int[] nearest = new int[most];
        float[] squares = new float[most];
        Arrays.fill(squares, Float.POSITIVE_INFINITY);
        for (int i = 0; i < centres.length; i++) {
            float squared = Squares.abandoning(shape, centres[i], 0, squares[most - 1]);
            if (squared < squares[most - 1]) {
                int at = most - 1;
                for (; at > 0 && squares[at - 1] > squared; at--) {
                    squares[at] = squares[at - 1];
                    nearest[at] = nearest[at - 1];
                }
                squares[at] = squared;
                nearest[at] = i;
            }
        }
        return nearest;
    }
}
