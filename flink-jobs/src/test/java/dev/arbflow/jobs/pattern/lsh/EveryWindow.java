package dev.arbflow.jobs.pattern.lsh;

import dev.arbflow.jobs.config.Similarity;
import dev.arbflow.market.Times;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The naive twin of the search: looks at every window that came before. */
final class EveryWindow {
    private final Similarity similarity;
    private final List<ClusteredWindow> windows;

    EveryWindow(Similarity similarity, List<ClusteredWindow> windows) {
        this.similarity = similarity;
        this.windows = windows;
    }

    /** The nearest earlier moments of each window. */
    List<Neighbour> neighbours() {
        List<Neighbour> all = new ArrayList<>();
        for (ClusteredWindow query : windows) {
            float[] shape = shape(query);
            if (shape.length > 0) {
                all.addAll(neighboursOf(WindowRef.of(query), shape));
            }
        }
        return all;
    }

    private List<Neighbour> neighboursOf(WindowRef query, float[] shape) {
        record Found(ClusteredWindow window, double distance) {}
        long historyUs = Times.micros(similarity.history());
        List<Found> nearest =
                windows.stream()
                        .filter(window -> isEarlier(query, window, historyUs))
                        .filter(window -> shape(window).length > 0)
                        .map(window -> new Found(window, Shape.distance(shape, shape(window))))
                        .sorted(Comparator.comparingDouble(Found::distance))
                        .limit(similarity.neighbours())
                        .toList();
        List<Neighbour> neighbours = new ArrayList<>();
        for (Found found : nearest) {
            neighbours.add(
                    new Neighbour(
                            query,
                            neighbours.size() + 1,
                            WindowRef.of(found.window()),
                            found.distance(),
                            followedBy(found.window())));
        }
        return neighbours;
    }

    private static boolean isEarlier(WindowRef query, ClusteredWindow other, long historyUs) {
        WindowRef found = WindowRef.of(other);
        return found.listing().market().equals(query.listing().market())
                && found.endUs() <= query.startUs()
                && query.endUs() - found.endUs() < historyUs;
    }

    private int followedBy(ClusteredWindow before) {
        Optional<ClusteredWindow> next =
                windows.stream()
                        .filter(w -> w.window().listing().equals(before.window().listing()))
                        .filter(w -> w.window().startUs() == before.window().endUs())
                        .findFirst();
        return next.map(ClusteredWindow::cluster).orElse(Neighbour.UNKNOWN);
    }

    private float[] shape(ClusteredWindow window) {
        return Shape.of(window.window().shape(), similarity.hashing().points()).values();
    }
}
