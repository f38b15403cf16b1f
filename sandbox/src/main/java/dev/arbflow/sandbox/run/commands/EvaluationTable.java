package dev.arbflow.sandbox.run.commands;

import dev.arbflow.sandbox.run.outcome.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What several runs came to against their truth, as a Markdown table with a row for all of them.
 */
final class EvaluationTable {
    private static final String EPISODES = "CEP episodes";
    private static final String MOMENT = "pattern candidates";
    private static final String WINDOW = "pattern candidates, whole window";
    private static final String UPPER_HALF = "pattern candidates, upper half by score";
    private static final String PLAIN_RULE = "plain rule on the same windows";

    private final Map<String, Score> all = new LinkedHashMap<>();
    private final List<String> rows = new ArrayList<>();

    /** Counts that can be added up; the delay is that of half of what was found, in one run. */
    private record Score(
            long reported, long right, long demanded, long found, long leastMs, long mostMs) {

        Score plus(Score other) {
            return new Score(
                    reported + other.reported,
                    right + other.right,
                    demanded + other.demanded,
                    found + other.found,
                    found == 0 ? other.leastMs : Math.min(leastMs, other.least(leastMs)),
                    Math.max(mostMs, other.mostMs));
        }

        /** A run that found nothing has no delay. */
        private long least(long otherwise) {
            return found == 0 ? otherwise : leastMs;
        }

        String row(String seed, String what) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %d | %s | %d | %d | %s | %s |",
                    seed,
                    what,
                    reported,
                    right,
                    share(right, reported),
                    demanded,
                    found,
                    share(found, demanded),
                    delay());
        }

        private String delay() {
            if (found == 0) {
                return "–";
            }
            return leastMs == mostMs ? Long.toString(leastMs) : leastMs + " to " + mostMs;
        }

        private static String share(long part, long whole) {
            return whole == 0 ? "–" : String.format(Locale.ROOT, "%.3f", (double) part / whole);
        }
    }

    /** Adds a run. */
    void add(String seed, Summary.Truth truth) {
        long ms = truth.detectionDelayMs().p50();
        add(
                seed,
                EPISODES,
                new Score(
                        truth.reported(),
                        truth.right(),
                        truth.injected(),
                        truth.detected(),
                        ms,
                        ms));
        if (truth.candidates() != null) {
            Summary.Candidates candidates = truth.candidates();
            add(seed, MOMENT, score(candidates.moment(), truth.injected()));
            add(seed, PLAIN_RULE, score(candidates.plainRule(), truth.injected()));
            add(seed, UPPER_HALF, score(candidates.upperHalf(), truth.injected()));
            add(seed, WINDOW, score(candidates.window(), truth.injected()));
        }
    }

    private static Score score(Summary.Hits hits, long injected) {
        long ms = hits.detectionDelayMs().p50();
        return new Score(hits.reported(), hits.right(), injected, hits.detected(), ms, ms);
    }

    private void add(String seed, String what, Score score) {
        rows.add(score.row(seed, what));
        all.merge(what, score, Score::plus);
    }

    /** The table so far, a line a row. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| seed | judged | reported | right | precision | demanded | found | recall"
                        + " | median delay, ms |");
        lines.add("|--:|---|--:|--:|--:|--:|--:|--:|--:|");
        lines.addAll(rows);
        all.forEach((what, score) -> lines.add(score.row("all", what)));
        return lines;
    }
}
