package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.jobs.pattern.kmeans.ShapeCentres;
import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Ways to find the nearest of many shapes, to be measured against each other. */
final class Methods {
    private static final Listing LISTING = Listing.parse(Moves.KRAKEN);

    private Methods() {}

    /** Finds the nearest, nearest first. */
    @FunctionalInterface
    interface Method {
        int[] nearest(float[] query, int count);
    }

    /** What the product does with few windows; every window is a moment of its own here. */
    static Method scan(List<float[]> shapes) {
        ShapeRing ring = ring(shapes);
        return (query, count) -> {
            NearestMoments nearest = new NearestMoments(count, 1, 4);
            ExactScan.search(ring, query, 0, ring.size(), nearest);
            return rows(nearest);
        };
    }

    /** What the product does with many windows. */
    static Method cells(List<float[]> shapes, float[][] centres, int probes) {
        ShapeRing ring = ring(shapes);
        ring.assign(centres);
        return (query, count) -> {
            NearestMoments nearest = new NearestMoments(count, 1, 4);
            ring.cells().search(ring, query, 0, ring.size(), probes, nearest);
            return rows(nearest);
        };
    }

    private static ShapeRing ring(List<float[]> shapes) {
        ShapeRing ring = new ShapeRing(shapes.get(0).length, 1);
        for (int i = 0; i < shapes.size(); i++) {
            WindowRef window = new WindowRef(LISTING, i, i + 1, 1, 0, Double.NaN);
            ring.add(window, Neighbour.UNKNOWN, shapes.get(i));
        }
        return ring;
    }

    private static int[] rows(NearestMoments nearest) {
        return nearest.best(Comparator.comparingInt(NearestMoments.Moment::row)).stream()
                .mapToInt(NearestMoments.Moment::row)
                .toArray();
    }

    /** Centres as the product trains them. */
    static float[][] centres(List<float[]> shapes, int count) {
        return ShapeCentres.fit(spread(shapes, count), spread(shapes, 10 * count));
    }

    private static List<float[]> spread(List<float[]> shapes, int wanted) {
        int count = Math.min(wanted, shapes.size());
        List<float[]> some = new ArrayList<>(count);
        for (long i = 0; i < count; i++) {
            some.add(shapes.get((int) (i * shapes.size() / count)));
        }
        return some;
    }
}
