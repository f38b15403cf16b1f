package dev.arbflow.jobs.pattern.similarity;

/**
 * Looks at every row of a ring, at its outline first, and gives each up as soon as it is certain to
 * be too far away.
 */
final class ExactScan {
    private ExactScan() {}

    /**
     * Offers what may be near.
     *
     * @param until the row after the last
     */
    static void search(ShapeRing ring, float[] query, int from, int until, NearestMoments nearest) {
        float[] outline = ring.rows().outline.of(query);
        int row = from;
        while (row < until) { // at most twice: what is next to each other in memory
            int place = ring.place(row);
            int last = Math.min(until, row + ring.rows().places() - place);
            stretch(ring, query, outline, row, last, nearest);
            row = last;
        }
    }

    private static void stretch(
            ShapeRing ring,
            float[] query,
            float[] outline,
            int from,
            int until,
            NearestMoments nearest) {
        float[] outlines = ring.rows().outlines();
        float[] shapes = ring.rows().shapes();
        float limit = Squares.roomFor(nearest.bound());
        int place = ring.place(from);
        for (int row = from; row < until; row++, place++) {
            if (Squares.abandoning(outline, outlines, place * outline.length, limit) > limit
                    || Squares.abandoning(query, shapes, place * query.length, limit) > limit) {
                continue;
            }
            double squared = Squares.exact(query, shapes, place * query.length);
            nearest.offer(row, ring.endUs(row), squared);
            limit = Squares.roomFor(nearest.bound());
        }
    }
}
