package dev.arbflow.jobs.pattern.similarity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Exact ways to find the nearest, to measure against. */
interface ExactSearch {

    /** The nearest, nearest first. */
    int[] nearest(float[] query, int count);

    /** All points of all windows in one array, so that a scan reads memory in a row. */
    static float[] rows(List<float[]> shapes) {
        int points = shapes.get(0).length;
        float[] rows = new float[shapes.size() * points];
        for (int i = 0; i < shapes.size(); i++) {
            System.arraycopy(shapes.get(i), 0, rows, i * points, points);
        }
        return rows;
    }

    /** Every distance to the end. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Scan(float[] rows) implements ExactSearch {
        @Override
        public int[] nearest(float[] query, int count) {
            Nearest nearest = new Nearest(count);
            for (int row = 0, at = 0; at < rows.length; row++, at += query.length) {
                float sum = 0;
                for (int i = 0; i < query.length; i++) {
                    float difference = rows[at + i] - query[i];
                    sum += difference * difference;
                }
                nearest.offer(row, sum);
            }
            return nearest.members();
        }
    }

    /** Gives a distance up once it is too long (early abandoning), looking every eight points. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record AbandoningScan(float[] rows) implements ExactSearch {
        private static final int STRIDE = 8;

        @Override
        public int[] nearest(float[] query, int count) {
            Nearest nearest = new Nearest(count);
            for (int row = 0, at = 0; at < rows.length; row++, at += query.length) {
                nearest.offer(row, squared(query, at, nearest.worst()));
            }
            return nearest.members();
        }

        private double squared(float[] query, int at, double limit) {
            float sum = 0;
            for (int from = 0; from < query.length && sum < limit; from += STRIDE) {
                for (int i = from; i < from + STRIDE; i++) {
                    float difference = rows[at + i] - query[i];
                    sum += difference * difference;
                }
            }
            return sum;
        }
    }

    /** Bentley's k-d tree (1975): split at the median, leave out what lies beyond the worst. */
    final class KdTree implements ExactSearch {
        private static final int LEAF = 16;
        private final List<float[]> shapes;
        private final int[] order;

        KdTree(List<float[]> shapes) {
            this.shapes = shapes;
            Integer[] all = IntStream.range(0, shapes.size()).boxed().toArray(Integer[]::new);
            split(all, 0, all.length, 0);
            order = IntStream.range(0, all.length).map(i -> all[i]).toArray();
        }

        private void split(Integer[] all, int from, int to, int depth) {
            if (to - from > LEAF) {
                int axis = axis(depth);
                Arrays.sort(all, from, to, Comparator.comparingDouble(i -> shapes.get(i)[axis]));
                int middle = (from + to) >>> 1;
                split(all, from, middle, depth + 1);
                split(all, middle + 1, to, depth + 1);
            }
        }

        /** Far apart first: neighbouring points of a path say nearly the same. */
        private int axis(int depth) {
            int points = shapes.get(0).length;
            return Integer.reverse(depth % points) >>> (1 + Integer.numberOfLeadingZeros(points));
        }

        @Override
        public int[] nearest(float[] query, int count) {
            Nearest nearest = new Nearest(count);
            search(query, 0, order.length, 0, nearest);
            return nearest.members();
        }

        private void search(float[] query, int from, int to, int depth, Nearest nearest) {
            if (to - from <= LEAF) {
                for (int i = from; i < to; i++) {
                    nearest.offer(order[i], Shape.distance(query, shapes.get(order[i])));
                }
                return;
            }
            int middle = (from + to) >>> 1;
            float[] here = shapes.get(order[middle]);
            double gap = query[axis(depth)] - here[axis(depth)];
            nearest.offer(order[middle], Shape.distance(query, here));
            search(query, gap < 0 ? from : middle + 1, gap < 0 ? middle : to, depth + 1, nearest);
            if (Math.abs(gap) < nearest.worst()) {
                search(
                        query,
                        gap < 0 ? middle + 1 : from,
                        gap < 0 ? to : middle,
                        depth + 1,
                        nearest);
            }
        }
    }
}
