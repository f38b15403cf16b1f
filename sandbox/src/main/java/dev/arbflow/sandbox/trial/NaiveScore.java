package dev.arbflow.sandbox.trial;

import dev.arbflow.market.Route;
import dev.arbflow.sandbox.truth.seen.Confusion;
import dev.arbflow.sandbox.truth.seen.SeenCandidate;
import dev.arbflow.sandbox.truth.seen.SeenTruth;
import dev.arbflow.sandbox.truth.seen.Share;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a naive detector does by the same truth.
 *
 * @param precision share of its opportunities that overlap one worth taking
 * @param recall share of those worth taking that one of its own overlaps
 * @param byClass share of the candidates of each class that it takes for an opportunity
 */
record NaiveScore(Share precision, Share recall, Map<String, Share> byClass) {
    static final NaiveScore NONE = new NaiveScore(new Share(0, 0), new Share(0, 0), Map.of());

    static NaiveScore of(SeenTruth truth, List<NaiveDetector.Claim> claims) {
        Map<Route, List<SeenCandidate>> candidates =
                truth.candidates().stream().collect(Collectors.groupingBy(SeenCandidate::route));
        Map<Route, List<NaiveDetector.Claim>> byRoute =
                claims.stream().collect(Collectors.groupingBy(NaiveDetector.Claim::route));
        long right =
                claims.stream()
                        .filter(
                                claim ->
                                        candidates.getOrDefault(claim.route(), List.of()).stream()
                                                .filter(NaiveScore::isEpisode)
                                                .anyMatch(each -> overlap(each, claim)))
                        .count();
        Map<String, Share> byClass = new TreeMap<>();
        for (SeenCandidate each : truth.candidates()) {
            boolean taken =
                    byRoute.getOrDefault(each.route(), List.of()).stream()
                            .anyMatch(claim -> overlap(each, claim));
            byClass.merge(each.label(), new Share(taken ? 1 : 0, 1), Share::plus);
        }
        return new NaiveScore(
                new Share(right, claims.size()),
                byClass.getOrDefault(Confusion.EPISODE, new Share(0, 0)),
                byClass);
    }

    private static boolean isEpisode(SeenCandidate candidate) {
        return candidate.label().equals(Confusion.EPISODE);
    }

    private static boolean overlap(SeenCandidate candidate, NaiveDetector.Claim claim) {
        return candidate.startUs() <= claim.toUs() && candidate.endUs() >= claim.fromUs();
    }

    NaiveScore plus(NaiveScore other) {
        Map<String, Share> sum = new TreeMap<>(byClass);
        other.byClass.forEach((name, share) -> sum.merge(name, share, Share::plus));
        return new NaiveScore(
                precision.plus(other.precision), recall.plus(other.recall), Map.copyOf(sum));
    }
}
