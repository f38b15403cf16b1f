package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.jobs.pattern.lsh.Hashing;
import dev.arbflow.jobs.pattern.similarity.LshTrial.Result;
import dev.arbflow.jobs.pattern.similarity.PricePaths.Source;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints the figures of docs/pattern-discovery.md, section "Similar behaviour", and draws its
 * picture; run by scripts/measure-lsh.sh.
 */
public final class LshMeasurements {
    private static final int WINDOWS = 100_000;
    private static final int QUERIES = 300;
    private static final int BUCKET_CAP = 1_000;
    private static final int[] TABLES = {1, 2, 3, 4, 6, 8};
    private static final int[] PROBES = {0, 5, 10, 20, 40, 80};
    private static final int[] HISTORIES = {1_000, 3_000, 10_000, 30_000, 100_000};

    private final PrintStream out;
    private final Hashing standard = Hashing.standard();

    private LshMeasurements(PrintStream out) {
        this.out = out;
    }

    /**
     * Measures.
     *
     * @param args the file to draw the picture into
     */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        LshMeasurements measurements = new LshMeasurements(out);
        List<SvgChart.Line> curves = measurements.curves();
        measurements.sources();
        measurements.seeds();
        measurements.families();
        List<SvgChart.Line> times = measurements.histories();
        SvgChart recall =
                new SvgChart(
                        "Recall at 10 of 100,000 windows",
                        "distances computed, % of all",
                        "recall",
                        curves);
        SvgChart cost =
                new SvgChart("Time of a query", "windows", "microseconds of one core", times);
        Files.writeString(Path.of(args[0]), SvgChart.beside(recall, cost.logarithmic()));
    }

    private List<SvgChart.Line> curves() {
        LshTrial trial = new LshTrial(Source.MIXTURE, WINDOWS, QUERIES);
        LshIndex index = trial.index(hashing(8, standard.smoothing(), standard.seed()), BUCKET_CAP);
        out.println("| tables | probes | recall@10 | distances | with repeats across tables |");
        out.println("|---:|---:|---:|---:|---:|");
        List<SvgChart.Line> curves = new ArrayList<>();
        for (int tables : TABLES) {
            SvgChart.Line curve = new SvgChart.Line(tables + (tables == 1 ? " table" : " tables"));
            for (int probes : PROBES) {
                Result result = trial.run(index, tables, probes);
                curve.add(100 * result.distances(), result.recall());
                row("| %d | %d | %s |", tables, probes, cells(result));
            }
            curves.add(curve);
        }
        out.println();
        return curves;
    }

    private void sources() {
        out.println("| paths | recall@10 | distances | with repeats across tables |");
        out.println("|---|---:|---:|---:|");
        for (Source source : Source.values()) {
            LshTrial trial = new LshTrial(source, WINDOWS, QUERIES);
            row("| %s | %s |", source, cells(standardRun(trial)));
        }
        out.println();
    }

    private void seeds() {
        LshTrial trial = new LshTrial(Source.MIXTURE, WINDOWS, QUERIES);
        out.println(
                "| seed of the functions | recall@10 | distances | with repeats across tables |");
        out.println("|---:|---:|---:|---:|");
        for (long seed = 1; seed <= 8; seed++) {
            Hashing hashing = hashing(standard.tables(), standard.smoothing(), seed);
            LshIndex index = trial.index(hashing, BUCKET_CAP);
            row("| %d | %s |", seed, cells(trial.run(index, standard)));
        }
        out.println();
    }

    private void families() {
        LshTrial trial = new LshTrial(Source.MIXTURE, WINDOWS, QUERIES);
        out.println("| functions | recall@10 | distances | with repeats across tables |");
        out.println("|---|---:|---:|---:|");
        for (int functions : new int[] {16, 20, 24, 28}) {
            Hashing cosine =
                    new Hashing(
                            Hashing.Metric.COSINE,
                            standard.points(),
                            standard.smoothing(),
                            standard.tables(),
                            functions,
                            1,
                            standard.probes(),
                            standard.seed());
            LshIndex index = trial.index(cosine, BUCKET_CAP);
            row("| %d signs | %s |", functions, cells(trial.run(index, standard)));
        }
        for (int smoothing : new int[] {1, 2, 4, 8}) {
            LshIndex index =
                    trial.index(hashing(standard.tables(), smoothing, standard.seed()), BUCKET_CAP);
            row("| slots, smoothing %d | %s |", smoothing, cells(trial.run(index, standard)));
        }
        LshIndex boundless = trial.index(standard, Integer.MAX_VALUE);
        row("| slots, no cap on buckets | %s |", cells(trial.run(boundless, standard)));
        out.println();
    }

    private List<SvgChart.Line> histories() {
        out.println(
                "| windows | recall@10 | distances | LSH µs | scan µs | scan, early abandoning µs |"
                        + " k-d tree µs |");
        out.println("|---:|---:|---:|---:|---:|---:|---:|");
        List<SvgChart.Line> lines = new ArrayList<>();
        for (String name : List.of("LSH", "scan", "early abandoning", "k-d tree")) {
            lines.add(new SvgChart.Line(name));
        }
        for (int windows : HISTORIES) {
            LshTrial trial = new LshTrial(Source.MIXTURE, windows, QUERIES);
            double[] micros = trial.microsOfEachMethod(standard, BUCKET_CAP);
            Result result = standardRun(trial);
            for (int i = 0; i < micros.length; i++) {
                lines.get(i).add(windows, micros[i]);
            }
            row(
                    "| %,d | %.3f | %.2f %% | %.0f | %.0f | %.0f | %.0f |",
                    windows,
                    result.recall(),
                    100 * result.distances(),
                    micros[0],
                    micros[1],
                    micros[2],
                    micros[3]);
        }
        return lines;
    }

    private Result standardRun(LshTrial trial) {
        LshIndex index = trial.index(standard, BUCKET_CAP);
        return trial.run(index, standard);
    }

    private Hashing hashing(int tables, int smoothing, long seed) {
        return new Hashing(
                standard.metric(),
                standard.points(),
                smoothing,
                tables,
                standard.functions(),
                standard.bucketWidth(),
                standard.probes(),
                seed);
    }

    private static String cells(Result result) {
        return String.format(
                Locale.ROOT,
                "%.3f | %.2f %% | %.2f %%",
                result.recall(),
                100 * result.distances(),
                100 * result.distancesInBuckets());
    }

    private void row(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
