package dev.arbflow.sandbox.run.commands;

import dev.arbflow.jobs.past.PastFindings;
import dev.arbflow.market.arbitrage.RefusalReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The lines that say what a rule would have changed.
 *
 * @param was what was found as it was
 * @param would what would have been found with the rule
 */
record PastComparison(PastFindings was, PastFindings would) {
    private static final int MAX_ROUTES = 20;
    private static final int MAX_REASONS = 5;
    private static final String LINE = "  %-44s %9s %9s %9s";

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("would have opened " + would.opened() + " instead of " + was.opened());
        lines.add(LINE.formatted("", "as it was", "with it", ""));
        lines.add(line("episodes", was.opened(), would.opened()));
        routes(lines);
        lines.add("  candidates that were refused in the end, mostly for");
        reasons(lines);
        return lines;
    }

    private void routes(List<String> lines) {
        Map<String, Long> before = was.byRoute();
        Map<String, Long> after = would.byRoute();
        Set<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        List<String> first =
                all.stream()
                        .sorted(
                                Comparator.<String>comparingLong(
                                                route ->
                                                        -Math.abs(
                                                                count(after, route)
                                                                        - count(before, route)))
                                        .thenComparing(Comparator.naturalOrder()))
                        .limit(MAX_ROUTES)
                        .toList();
        first.forEach(
                route -> lines.add(line("  " + route, count(before, route), count(after, route))));
        if (all.size() > first.size()) {
            lines.add("    and " + (all.size() - first.size()) + " routes that differ less");
        }
    }

    private void reasons(List<String> lines) {
        Set<RefusalReason> all = EnumSet.noneOf(RefusalReason.class);
        all.addAll(was.refused().keySet());
        all.addAll(would.refused().keySet());
        all.stream()
                .sorted(
                        Comparator.comparingLong(
                                reason ->
                                        -Math.max(
                                                count(was.refused(), reason),
                                                count(would.refused(), reason))))
                .limit(MAX_REASONS)
                .forEach(
                        reason ->
                                lines.add(
                                        line(
                                                "  " + reason,
                                                count(was.refused(), reason),
                                                count(would.refused(), reason))));
    }

    private static String line(String what, long before, long after) {
        String difference =
                after == before ? "" : String.format(Locale.ROOT, "%+d", after - before);
        return LINE.formatted(what, before, after, difference).stripTrailing();
    }

    private static <K> long count(Map<K, Long> counts, K of) {
        return counts.getOrDefault(of, 0L);
    }
}
