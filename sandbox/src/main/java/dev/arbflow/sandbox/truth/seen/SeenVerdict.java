package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How what a detector told compares with what had to be told.
 *
 * @param expected episodes that had to be found
 * @param found those of them that were, whatever was said of them
 * @param told episodes
 * @param exact those of them of which every figure is right
 * @param confusion what became of every candidate
 * @param complaints a line for everything missed, invented or wrong
 */
public record SeenVerdict(
        int expected,
        int found,
        int told,
        int exact,
        Confusion confusion,
        List<String> complaints) {

    /**
     * Compares.
     *
     * @param versions all versions of all episodes, in any order
     * @param refusals by minute, in any order
     */
    public static SeenVerdict of(
            SeenTruth truth, Collection<Episode> versions, Collection<Refusal> refusals) {
        return new Comparison(truth, newest(versions)).verdict(refusals);
    }

    /** The same with other complaints. */
    public SeenVerdict with(List<String> others) {
        return new SeenVerdict(expected, found, told, exact, confusion, List.copyOf(others));
    }

    private static List<Episode> newest(Collection<Episode> versions) {
        Map<String, Episode> newest = new LinkedHashMap<>();
        for (Episode each : versions) {
            newest.merge(each.id(), each, (a, b) -> a.revision() > b.revision() ? a : b);
        }
        return newest.values().stream()
                .sorted(Comparator.comparingLong(Episode::openedUs).thenComparing(Episode::id))
                .toList();
    }

    /** Pairs each expected episode with a told one of its route. */
    private static final class Comparison {
        private final SeenTruth truth;
        private final List<Episode> told;
        private final Set<Episode> paired = new HashSet<>();
        private final Set<SeenEpisode> found = new HashSet<>();
        private final List<String> complaints = new ArrayList<>();
        private int exact;

        Comparison(SeenTruth truth, List<Episode> told) {
            this.truth = truth;
            this.told = told;
        }

        SeenVerdict verdict(Collection<Refusal> refusals) {
            for (SeenEpisode expected : truth.episodes()) {
                partner(expected)
                        .ifPresentOrElse(
                                episode -> compare(expected, episode),
                                () -> complaints.add("missed: " + name(expected)));
            }
            List<Episode> invented = told.stream().filter(each -> !paired.contains(each)).toList();
            invented.forEach(each -> complaints.add("invented: " + each.id()));
            Confusion confusion = Confusion.of(truth, found, invented, refusals);
            complaints.addAll(confusion.complaints());
            return new SeenVerdict(
                    truth.episodes().size(),
                    found.size(),
                    told.size(),
                    exact,
                    confusion,
                    List.copyOf(complaints));
        }

        private Optional<Episode> partner(SeenEpisode expected) {
            Comparator<Episode> nearest =
                    Comparator.comparingLong(
                            each -> Math.abs(each.openedUs() - expected.openedUs()));
            return told.stream()
                    .filter(each -> !paired.contains(each))
                    .filter(each -> expected.overlaps(each.route(), each.openedUs(), each.lastUs()))
                    .min(nearest);
        }

        private void compare(SeenEpisode expected, Episode episode) {
            paired.add(episode);
            found.add(expected);
            List<String> differences = EpisodeCheck.differences(expected, episode);
            if (differences.isEmpty()) {
                exact++;
            }
            differences.forEach(line -> complaints.add(name(expected) + ": " + line));
        }

        private static String name(SeenEpisode episode) {
            return Episode.idOf(episode.route(), episode.openedUs());
        }
    }
}
