package dev.arbflow.sandbox.soak;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.matrix.LostTrades;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of a run.
 *
 * @param seed of its market
 * @param figures for people, by what they are, in their order
 * @param complaints a line for everything that is not as it must be
 */
public record SoakReport(long seed, Map<String, String> figures, List<String> complaints) {

    /**
     * How often something was refused, by the names under which it was.
     *
     * @param books that were withdrawn
     * @param candidates that ended so
     */
    record Refused(Map<String, Long> books, Map<String, Long> candidates) {}

    static SoakReport of(
            SoakPlan plan,
            Map<Feed, FeedCheck> feeds,
            EpisodeJudge episodes,
            FlatMemory memory,
            Refused refused,
            List<Finding> findings) {
        LostTrades lost =
                feeds.values().stream()
                        .map(FeedCheck::lost)
                        .reduce(LostTrades.NONE, LostTrades::plus);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("simulated time", plan.length().toMinutes() + " min");
        figures.put("faults", Integer.toString(plan.scenario().lines().size()));
        figures.put("episodes judged", Long.toString(episodes.judged()));
        figures.put("of them on books that nothing proves wrong", "" + episodes.excused());
        figures.put("slowest to be right after a storm", slowest(feeds));
        figures.put("trades named as lost", "" + lost.named());
        figures.put("trades lost in pauses that are usual", "" + lost.inPauses());
        figures.put("books withdrawn as", counts(refused.books));
        figures.put("candidates refused as", counts(refused.candidates));
        figures.put("what lives, first to last third", memory.text());
        figures.put("not as it must be", Integer.toString(findings.size()));
        return new SoakReport(
                plan.seed(),
                figures,
                findings.stream().map(each -> "seed " + plan.seed() + ", " + each.text()).toList());
    }

    private static String slowest(Map<Feed, FeedCheck> feeds) {
        return feeds.entrySet().stream()
                .map(each -> each.getKey() + " " + seconds(each.getValue().slowest()))
                .collect(Collectors.joining(", "));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
    }

    /** A table with a column per run. */
    public static List<String> table(List<SoakReport> reports) {
        String seeds =
                reports.stream()
                        .map(each -> "seed " + each.seed)
                        .collect(Collectors.joining(" | "));
        List<String> lines = new ArrayList<>();
        lines.add("| | " + seeds + " |");
        lines.add("|---|" + "---|".repeat(reports.size()));
        for (String what : reports.get(0).figures.keySet()) {
            lines.add(
                    reports.stream()
                            .map(each -> each.figures.get(what))
                            .collect(Collectors.joining(" | ", "| " + what + " | ", " |")));
        }
        return lines;
    }
}
