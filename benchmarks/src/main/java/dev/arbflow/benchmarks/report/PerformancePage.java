package dev.arbflow.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** docs/performance.md, made of what was measured. */
final class PerformancePage {
    private static final String HEAD =
            """
            # Performance

            What the cores cost, one operation on one thread, measured with JMH side by side with other ways to do the same:

            ```
            scripts/bench.sh
            ```

            makes this page; `scripts/bench.sh NAME` measures only the benchmarks whose name holds NAME anew, and `--peers` also
            those beside engines whose licences the project does not take on. `--gate` writes nothing: it fails where
            arbflow is less than half as fast beside the same peer as here, or makes half as much garbage again; an idle machine needs some three minutes for it. Workloads are seeded and their hash is checked; before anything is timed, the result is compared with that of a slow way.
            Figures are processor time, because the machine is shared: **ratios travel, nanoseconds do not.** A ratio is the
            other way's time over arbflow's in the same round, the median of the rounds: above 1, arbflow is faster. Raw figures of
            all rounds: [performance.json](performance.json). What a load costs as a whole: [scaling.md](scaling.md).
            """;

    private PerformancePage() {}

    /**
     * The page.
     *
     * @param measured sorted by benchmark
     */
    static String of(List<Measured> measured) {
        StringBuilder page = new StringBuilder(HEAD);
        for (Question question : Question.values()) {
            List<Measured> of =
                    measured.stream()
                            .filter(it -> Question.of(it.benchmark()) == question)
                            .toList();
            if (!of.isEmpty()) {
                append(question, of, page);
            }
        }
        return page.toString();
    }

    private static void append(Question question, List<Measured> measured, StringBuilder page) {
        page.append("\n## ").append(question.title()).append("\n\n");
        page.append(question.text()).append(' ').append(question.reason()).append("\n\n");
        page.append("| with | way | ns | bytes of garbage | ratio |\n|---|---|---|---|---|\n");
        for (Measured each : measured) {
            for (Map.Entry<String, Measured.Figures> way : each.ways().entrySet()) {
                boolean ours = way.getKey().equals(Measured.OURS);
                page.append(
                        String.format(
                                Locale.ROOT,
                                "| %s | %s | %,.0f | %,.0f | %s |\n",
                                each.parameters(),
                                way.getKey(),
                                way.getValue().medianNs(),
                                way.getValue().medianBytes(),
                                ours ? "" : ratio(each.ratioTo(way.getKey()))));
            }
        }
        page.append("\nMeasured at ")
                .append(
                        measured.stream()
                                .map(it -> where(it))
                                .distinct()
                                .collect(Collectors.joining("; ")))
                .append(".\n");
    }

    private static String where(Measured measured) {
        return "commit %s, %s rounds, %s"
                .formatted(
                        measured.commit(), measured.ours().cpuNs().size(), measured.environment());
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }
}
