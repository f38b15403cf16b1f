package dev.arbflow.sandbox.suspect;

import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.sandbox.suspect.Planted.What;
import dev.arbflow.sandbox.truth.seen.Share;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was told against what was played, as Markdown tables. */
final class SuspectScore {
    private static final Share NONE = new Share(0, 0);

    private final Map<What, Share> found = new EnumMap<>(What.class);
    private final Map<What, Long> falselyTold = new EnumMap<>(What.class);
    private final Map<SuspectActivity.Kind, Share> right =
            new EnumMap<>(SuspectActivity.Kind.class);
    private final List<SuspectActivity> wrong = new ArrayList<>();
    private long outsideAll;

    void add(List<Planted> planted, List<SuspectActivity> told) {
        for (Planted stretch : planted) {
            boolean isFound = told.stream().anyMatch(stretch::is);
            found.merge(stretch.what(), new Share(isFound ? 1 : 0, 1), Share::plus);
        }
        for (SuspectActivity each : told) {
            boolean isRight = planted.stream().anyMatch(stretch -> stretch.is(each));
            right.merge(each.kind(), new Share(isRight ? 1 : 0, 1), Share::plus);
            if (!isRight) {
                blame(planted, each);
            }
        }
    }

    private void blame(List<Planted> planted, SuspectActivity told) {
        wrong.add(told);
        Optional<Planted> during =
                planted.stream().filter(stretch -> stretch.meets(told)).findFirst();
        if (during.isPresent()) {
            falselyTold.merge(during.get().what(), 1L, Long::sum);
        } else {
            outsideAll++;
        }
    }

    /** What was told and not played. */
    List<SuspectActivity> wrong() {
        return wrong;
    }

    Share precision() {
        return right.values().stream().reduce(NONE, Share::plus);
    }

    Share recall() {
        return found.entrySet().stream()
                .filter(entry -> entry.getKey().kind() != null)
                .map(Map.Entry::getValue)
                .reduce(NONE, Share::plus);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("| looks like | told | precision | played | recall |");
        lines.add("|---|--:|--:|--:|--:|");
        for (What what : What.values()) {
            if (what.kind() != null) {
                Share precision = right.getOrDefault(what.kind(), NONE);
                Share recall = found.getOrDefault(what, NONE);
                lines.add(row(what.kind().name(), precision, recall));
            }
        }
        lines.add(row("all", precision(), recall()));
        lines.add("");
        lines.add("| played | stretches | told as something that it is not |");
        lines.add("|---|--:|--:|");
        for (What what : What.values()) {
            long stretches = found.getOrDefault(what, NONE).trials();
            long wrong = falselyTold.getOrDefault(what, 0L);
            lines.add("| %s | %d | %d |".formatted(what, stretches, wrong));
        }
        lines.add("| nothing | – | %d |".formatted(outsideAll));
        return lines;
    }

    private static String row(String name, Share precision, Share recall) {
        return "| %s | %d | %s | %d | %s |"
                .formatted(
                        name, precision.trials(), precision.text(), recall.trials(), recall.text());
    }
}
