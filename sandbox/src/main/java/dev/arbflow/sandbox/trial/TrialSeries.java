package dev.arbflow.sandbox.trial;

import dev.arbflow.sandbox.truth.seen.SeenVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Trials of several seeds, one after another, added up. */
public final class TrialSeries {
    private final TrialTable table = new TrialTable();
    private final List<String> complaints = new ArrayList<>();

    private TrialSeries() {}

    /**
     * Runs them.
     *
     * @param length of the market's time in each
     * @param progress is told a line after each
     */
    public static TrialSeries run(List<Long> seeds, Duration length, Consumer<String> progress)
            throws Exception {
        TrialSeries series = new TrialSeries();
        for (long seed : seeds) {
            progress.accept(series.run(seed, length));
        }
        return series;
    }

    private String run(long seed, Duration length) throws Exception {
        long startNs = System.nanoTime();
        Trial trial = Trial.of(seed, length);
        SeenVerdict verdict =
                trial.judge(new JobDetector().detect(trial.deliveries(), Trial.DETECTION));
        table.add(seed, trial, verdict);
        verdict.complaints().forEach(line -> complaints.add("seed " + seed + ": " + line));
        return String.format(
                Locale.ROOT,
                "seed %d: %d deliveries, %d of %d episodes found, %d complaints, %.1f s",
                seed,
                trial.deliveries().size(),
                verdict.found(),
                verdict.expected(),
                verdict.complaints().size(),
                (System.nanoTime() - startNs) / 1e9);
    }

    /** What came of them, as Markdown tables. */
    public List<String> tables() {
        return table.lines();
    }

    /** A line for everything that was missed, invented, confused or wrong. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }
}
