package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.jobs.config.Similarity;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.SimilarPair;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the windows of a market say about one that ended after them. */
final class SimilarWindows {
    /** Further than any two shapes are, squared. */
    private static final double ANY = 5;

    private final Similarity similarity;
    private final double neighbourSquare;
    private final long alignmentUs;
    private final long historyUs;

    SimilarWindows(Similarity similarity) {
        this.similarity = similarity;
        neighbourSquare = similarity.neighbourDistance() * similarity.neighbourDistance();
        alignmentUs = Times.micros(similarity.alignment());
        historyUs = Times.micros(similarity.history());
    }

    /** The nearest moments that had ended when the window began, nearest first. */
    List<Neighbour> neighbours(Behaviour query, ShapeRing ring) {
        WindowRef window = query.window();
        NearestMoments nearest =
                new NearestMoments(similarity.neighbours(), ring.lengthUs, neighbourSquare);
        ring.search(query.shape(), from(query, ring), until(query, ring), nearest);
        List<Neighbour> neighbours = new ArrayList<>();
        for (NearestMoments.Moment moment : best(nearest, ring)) {
            int followedBy = ring.followedBy(moment.row());
            neighbours.add(
                    new Neighbour(
                            window,
                            neighbours.size() + 1,
                            ring.window(moment.row()),
                            Math.sqrt(moment.squared()),
                            followedBy,
                            ring.baseRate(followedBy)));
        }
        return neighbours;
    }

    /**
     * The nearest of them, however far away it is: the first neighbour, or else what looking at
     * every window finds. None if there is no window to be compared with.
     */
    Optional<ProfilePeaks.Point> profile(
            Behaviour query, List<Neighbour> neighbours, ShapeRing ring) {
        int among = until(query, ring) - from(query, ring);
        if (!neighbours.isEmpty()) {
            Neighbour first = neighbours.get(0);
            return Optional.of(
                    new ProfilePeaks.Point(
                            query.window(), first.earlier(), first.distance(), among));
        }
        NearestMoments nearest = new NearestMoments(1, ring.lengthUs, ANY);
        ExactScan.search(ring, query.shape(), from(query, ring), until(query, ring), nearest);
        return best(nearest, ring).stream()
                .findFirst()
                .map(
                        moment ->
                                new ProfilePeaks.Point(
                                        query.window(),
                                        ring.window(moment.row()),
                                        Math.sqrt(moment.squared()),
                                        among));
    }

    private static List<NearestMoments.Moment> best(NearestMoments nearest, ShapeRing ring) {
        return nearest.best(Comparator.comparing(it -> ring.listing(it.row()).code()));
    }

    /** The first row within the history. */
    private int from(Behaviour query, ShapeRing ring) {
        return ring.endedBy(query.window().endUs() - historyUs);
    }

    /** The first row that had not ended when the window began. */
    private static int until(Behaviour query, ShapeRing ring) {
        return ring.endedBy(query.window().startUs());
    }

    /** With each other listing at most one pair of the same moment, nearest first. */
    List<SimilarPair> pairs(Behaviour query, ShapeRing ring) {
        WindowRef window = query.window();
        Map<Listing, SimilarPair> found = new LinkedHashMap<>();
        for (int row = ring.endedBy(window.endUs()) - 1; row >= 0; row--) {
            if (window.endUs() - ring.endUs(row) > alignmentUs) {
                break;
            }
            Listing other = ring.listing(row);
            if (!other.equals(window.listing()) && !found.containsKey(other)) {
                double distance =
                        Math.sqrt(
                                Squares.exact(
                                        query.shape(),
                                        ring.rows().shapes(),
                                        ring.place(row) * ring.points));
                if (distance <= similarity.maxDistance()) {
                    found.put(other, new SimilarPair(ring.window(row), window, distance));
                }
            }
        }
        return found.values().stream()
                .sorted(Comparator.comparingDouble(SimilarPair::distance))
                .toList();
    }
}
