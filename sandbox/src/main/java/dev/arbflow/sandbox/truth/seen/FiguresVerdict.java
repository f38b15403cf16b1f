package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.arbitrage.Episode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Whether told episodes have the figures that follow from what reached the client.
 *
 * @param exact episodes of which every figure is right
 * @param excused how many differ for which it cannot be known whether they are wrong, by the reason
 * @param complaints a line for each of the others, with what is wrong in it
 */
public record FiguresVerdict(int exact, Map<String, Long> excused, List<String> complaints) {

    /**
     * Compares.
     *
     * @param told the newest version of each
     * @param excuse why an episode that is not as it had to be is not judged; empty if it is wrong
     */
    public static FiguresVerdict of(
            SeenTruth truth, Collection<Episode> told, Function<Episode, Optional<String>> excuse) {
        int exact = 0;
        Map<String, Long> excused = new TreeMap<>();
        List<String> complaints = new ArrayList<>();
        for (Episode each : told) {
            List<String> differences = differences(truth, each);
            if (differences.isEmpty()) {
                exact++;
                continue;
            }
            excuse.apply(each)
                    .ifPresentOrElse(
                            why -> excused.merge(why, 1L, Long::sum),
                            () ->
                                    complaints.add(
                                            each.id() + ": " + String.join(", ", differences)));
        }
        return new FiguresVerdict(exact, excused, List.copyOf(complaints));
    }

    /** The same with more that is wrong. */
    public FiguresVerdict and(List<String> more) {
        List<String> all = new ArrayList<>(complaints);
        all.addAll(more);
        return new FiguresVerdict(exact, excused, List.copyOf(all));
    }

    /** The same with more that cannot be known. */
    public FiguresVerdict excusing(String why, long howMany) {
        if (howMany == 0) {
            return this;
        }
        Map<String, Long> all = new TreeMap<>(excused);
        all.merge(why, howMany, Long::sum);
        return new FiguresVerdict(exact, all, complaints);
    }

    /** Episodes of which it cannot be known. */
    public long notJudged() {
        return excused.values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<String> differences(SeenTruth truth, Episode told) {
        Optional<SeenEpisode> expected =
                truth.episodes().stream()
                        .filter(each -> each.overlaps(told.route(), told.openedUs(), told.lastUs()))
                        .min(
                                Comparator.comparingLong(
                                        each -> Math.abs(each.openedUs() - told.openedUs())));
        return expected.map(each -> EpisodeCheck.differences(each, told))
                .orElse(List.of("nothing that was received shows it"));
    }
}
