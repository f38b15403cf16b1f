package dev.arbflow.sandbox.trial;

import dev.arbflow.sandbox.truth.seen.Confusion;
import dev.arbflow.sandbox.truth.seen.SeenVerdict;
import dev.arbflow.sandbox.truth.seen.Share;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What trials came to, as Markdown tables. */
final class TrialTable {
    private final List<String> seeds = new ArrayList<>();
    private final Map<String, Long> disturbances = new TreeMap<>();
    private Confusion confusion = new Confusion(Map.of());
    private NaiveScore naive = NaiveScore.NONE;
    private Share precision = new Share(0, 0);
    private Share recall = new Share(0, 0);
    private Share exact = new Share(0, 0);

    /** Adds a trial. */
    void add(long seed, Trial trial, SeenVerdict verdict) {
        NaiveScore score = trial.judgeNaive();
        trial.disturbances().forEach((kind, count) -> disturbances.merge(kind, count, Long::sum));
        confusion = confusion.plus(verdict.confusion());
        naive = naive.plus(score);
        precision = precision.plus(new Share(verdict.found(), verdict.told()));
        recall = recall.plus(new Share(verdict.found(), verdict.expected()));
        exact = exact.plus(new Share(verdict.exact(), verdict.told()));
        seeds.add(
                row(
                        seed,
                        verdict.expected(),
                        verdict.found(),
                        verdict.told(),
                        verdict.exact(),
                        score.precision().trials(),
                        score.precision().hits()));
    }

    /** All tables. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("| episodes | arbflow | naive detector |");
        lines.add("|---|--:|--:|");
        lines.add(row("told", precision.trials(), naive.precision().trials()));
        lines.add(row("precision", precision.text(), naive.precision().text()));
        lines.add(row("recall", recall.text(), naive.recall().text()));
        lines.add(row("every figure exact", exact.text(), "–"));
        lines.add("");
        lines.add("| what it was | candidates | told as that | told as | naive: an opportunity |");
        lines.add("|---|--:|--:|---|--:|");
        confusion.counts().keySet().forEach(was -> lines.add(classRow(was)));
        lines.add("");
        lines.add("| seed | to find | found | told | exact | naive: told | of them right |");
        lines.add("|--:|--:|--:|--:|--:|--:|--:|");
        lines.addAll(seeds);
        lines.add("");
        lines.add(
                "Put in: "
                        + disturbances.entrySet().stream()
                                .map(each -> each.getValue() + " " + each.getKey())
                                .collect(Collectors.joining(", "))
                        + ".");
        return lines;
    }

    private String classRow(String was) {
        long total = confusion.total(was);
        Map<String, Long> otherwise = new LinkedHashMap<>(confusion.counts().get(was));
        otherwise.remove(was);
        String others =
                otherwise.entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey())
                        .collect(Collectors.joining(", "));
        return row(
                was,
                total,
                was.equals(Confusion.NOTHING)
                        ? "–"
                        : new Share(confusion.count(was, was), total).text(),
                others.isEmpty() ? "–" : others,
                naive.byClass().getOrDefault(was, new Share(0, 0)).text());
    }

    private static String row(Object... cells) {
        StringBuilder row = new StringBuilder("|");
        for (Object cell : cells) {
            row.append(String.format(Locale.ROOT, " %s |", cell));
        }
        return row.toString();
    }
}
