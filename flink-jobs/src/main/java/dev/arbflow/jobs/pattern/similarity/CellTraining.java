package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.jobs.pattern.kmeans.ShapeCentres;
import java.util.ArrayList;
import java.util.List;

/**
 * When a ring gets cells, and which: from a number of windows on, as many cells as a cell will have
 * members, trained again when everything they were trained on may have left.
 */
final class CellTraining {
    /** So many windows a cell are enough to place its centre, and few enough not to hold up. */
    private static final int SAMPLE = 10;

    private CellTraining() {}

    /** Trains if it is time to. */
    static void train(ShapeRing ring, int cellsFrom) {
        if (ring.size() < cellsFrom) {
            ring.dropCells(); // of a time with more windows, or another setting
        } else if (ring.cells() == null || ring.cells().since() >= ring.size()) {
            int cells = (int) Math.sqrt(ring.size());
            ring.assign(ShapeCentres.fit(spread(ring, cells), spread(ring, SAMPLE * cells)));
        }
    }

    /** Shapes from all over the ring. */
    private static List<float[]> spread(ShapeRing ring, int wanted) {
        int count = Math.min(wanted, ring.size());
        List<float[]> shapes = new ArrayList<>(count);
        for (long i = 0; i < count; i++) {
            shapes.add(ring.shape((int) (i * ring.size() / count)));
        }
        return shapes;
    }
}
