package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.jobs.config.Similarity;
import dev.arbflow.market.Times;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** The naive twin of the search: looks at every window that came before, with all its distances. */
final class EveryWindow {
    private final Similarity similarity;
    private final List<Seen> windows = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Seen(WindowRef ref, float[] shape) {}

    private record Found(Seen seen, double distance) {}

    EveryWindow(Similarity similarity, List<ClusteredWindow> windows) {
        this.similarity = similarity;
        for (ClusteredWindow window : windows) {
            this.windows.add(
                    new Seen(
                            WindowRef.of(window),
                            Shape.of(window.window().shape(), similarity.points()).values()));
        }
    }

    /** The nearest earlier moments of each window, without base rates. */
    List<Neighbour> neighbours() {
        List<Neighbour> all = new ArrayList<>();
        for (Seen query : windows) {
            if (query.shape().length > 0) {
                all.addAll(neighboursOf(query));
            }
        }
        return all;
    }

    private List<Neighbour> neighboursOf(Seen query) {
        List<Found> left = new ArrayList<>();
        for (Seen seen : windows) {
            if (isEarlier(query.ref(), seen)) {
                left.add(new Found(seen, Shape.distance(query.shape(), seen.shape())));
            }
        }
        left.removeIf(found -> found.distance() > similarity.neighbourDistance());
        List<Neighbour> neighbours = new ArrayList<>();
        while (neighbours.size() < similarity.neighbours() && !left.isEmpty()) {
            Found nearest =
                    left.stream()
                            .min(
                                    Comparator.comparingDouble(Found::distance)
                                            .thenComparing(found -> -found.seen().ref().endUs())
                                            .thenComparing(
                                                    found -> found.seen().ref().listing().code()))
                            .orElseThrow();
            WindowRef chosen = nearest.seen().ref();
            neighbours.add(
                    new Neighbour(
                            query.ref(),
                            neighbours.size() + 1,
                            chosen,
                            nearest.distance(),
                            followedBy(chosen, query.ref().endUs()),
                            Double.NaN));
            left.removeIf(
                    other ->
                            other.seen().ref().startUs() < chosen.endUs()
                                    && chosen.startUs() < other.seen().ref().endUs());
        }
        return neighbours;
    }

    private boolean isEarlier(WindowRef query, Seen other) {
        WindowRef found = other.ref();
        return other.shape().length > 0
                && found.listing().market().equals(query.listing().market())
                && found.endUs() <= query.startUs()
                && isRemembered(query, found);
    }

    private boolean isRemembered(WindowRef query, WindowRef found) {
        return query.endUs() - found.endUs() < Times.micros(similarity.history());
    }

    private int followedBy(WindowRef before, long knownUs) {
        OptionalInt next =
                windows.stream()
                        .map(Seen::ref)
                        .filter(ref -> ref.listing().equals(before.listing()))
                        .filter(ref -> ref.endUs() <= knownUs)
                        .filter(ref -> ref.startUs() >= before.endUs())
                        .filter(ref -> ref.startUs() - before.endUs() < before.lengthUs())
                        .sorted(Comparator.comparingLong(WindowRef::endUs))
                        .mapToInt(WindowRef::cluster)
                        .findFirst();
        return next.orElse(Neighbour.UNKNOWN);
    }
}
