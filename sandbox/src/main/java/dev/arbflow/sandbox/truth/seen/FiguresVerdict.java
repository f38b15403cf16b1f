package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.arbitrage.Episode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether told episodes have the figures that follow from what reached the client.
 *
 * @param exact episodes of which every figure is right
 * @param notJudged episodes of which that cannot be known
 * @param complaints a line for each of the others, with what is wrong in it
 */
public record FiguresVerdict(int exact, int notJudged, List<String> complaints) {

    /**
     * Compares.
     *
     * @param told the newest version of each
     * @param accountable whether an episode that is not as it had to be is wrong; what is not known
     *     of the others is not judged
     */
    public static FiguresVerdict of(
            SeenTruth truth, Collection<Episode> told, Predicate<Episode> accountable) {
        int exact = 0;
        int notJudged = 0;
        List<String> complaints = new ArrayList<>();
        for (Episode each : told) {
            List<String> differences = differences(truth, each);
            if (differences.isEmpty()) {
                exact++;
            } else if (each.isOpen() || !accountable.test(each)) {
                notJudged++;
            } else {
                complaints.add(each.id() + ": " + String.join(", ", differences));
            }
        }
        return new FiguresVerdict(exact, notJudged, List.copyOf(complaints));
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
