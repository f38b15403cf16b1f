package dev.arbflow.jobs.pattern.similarity;

import java.util.List;

/** The exact way to find the nearest, to measure against. */
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
}
