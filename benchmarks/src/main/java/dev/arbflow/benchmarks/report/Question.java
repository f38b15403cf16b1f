package dev.arbflow.benchmarks.report;

import dev.arbflow.benchmarks.BookReadBenchmark;
import dev.arbflow.benchmarks.BookWriteBenchmark;
import dev.arbflow.benchmarks.DedupBenchmark;
import dev.arbflow.benchmarks.DedupOperatorBenchmark;
import dev.arbflow.benchmarks.DetectorBenchmark;
import dev.arbflow.benchmarks.DetectorPeerBenchmark;
import dev.arbflow.benchmarks.FrameBenchmark;
import dev.arbflow.benchmarks.OpeningBenchmark;
import dev.arbflow.benchmarks.SuspectBenchmark;
import dev.arbflow.benchmarks.workload.DetectorPeer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What each benchmark asks, for the page; what has no question is not measured. */
enum Question {
    DETECTOR(
            DetectorBenchmark.class,
            "Detector core",
            "One update of a leg: 200 markets, 10 levels a side, 250 updates a market and second, one"
                    + " update in a hundred finds a crossed pair. Fees, staleness, depth, signals and"
                    + " the second's samples are included. Compared with a look at every pair of"
                    + " venues after every update.",
            "`touchOnly` is no detector but the limit: two arrays and their best prices, without"
                    + " fees, time, depth or words."),
    DETECTOR_PEER(
            DetectorPeerBenchmark.class,
            "Detector core beside Esper",
            "The same updates. Esper 8.9 is asked as its manual advises, a context for each market, the"
                    + " newest quote of each venue and the best of both sides, for one thing only:"
                    + " whether a market is crossed. Compared with two arrays after every update.",
            "arbflow does all of the above for the same update. `peer` is Esper: it is under the GPL,"
                    + " so it is neither built nor measured without `scripts/bench.sh --peers`.") {
        @Override
        boolean canBeMeasured() {
            return !DetectorPeer.found().isEmpty();
        }
    },
    OPENING(
            OpeningBenchmark.class,
            "Recognising an opening",
            "One signal of the detector through Flink CEP, with its share of watermarks: the signals"
                    + " of the workload above with four venues, edges open after 100 ms. Compared with"
                    + " the other way.",
            "`patternDecides` hears every signal and works out itself how long the edge has lasted;"
                    + " arbflow's signals say so, and only transitions reach the pattern."),
    FRAME(
            FrameBenchmark.class,
            "Frame to event",
            "One frame of the sample frames, in their order. arbflow keeps the book, compares"
                    + " checksums and sequences and checks every value; databind and tree stop once"
                    + " the JSON is an object. Compared with books built from trees and exact"
                    + " decimals.",
            "Where arbflow is slower, the difference is the book: levels are sorted in, and ladders"
                    + " and checksums made of them, for every frame."),
    BOOK_WRITE(
            BookWriteBenchmark.class,
            "Book to a record",
            "One book of 25 levels a side, as an SBE message with length and checksum (0.93 kB).",
            "`json` is the form before, 1.4 kB: most of it is printing a hundred numbers with the"
                    + " fewest digits. `plain` is the limit: the same numbers in a row, without"
                    + " version and checksum."),
    BOOK_READ(
            BookReadBenchmark.class,
            "Book from a record",
            "The same back. arbflow compares length and checksum and checks every value's range.",
            "`json` also checks every field's type; all but the levels becomes a JSON tree first, so"
                    + " that errors can name the field. `plain` checks nothing."),
    DEDUP(
            DedupBenchmark.class,
            "De-duplication",
            "One trade id, a tenth of them delivered before. Compared with an exact set.",
            "`exactSet` is a set of texts that were in memory before: it neither copies their bytes"
                    + " nor could be kept in a checkpoint at that price; `filterAlone` loses trades."),
    DEDUP_OPERATOR(
            DedupOperatorBenchmark.class,
            "De-duplication in keyed state",
            "One trade of four tapes through the whole operator, a checkpoint begun every 10,000. Compared"
                    + " with an exact set.",
            "`exactSet` is what a manual would advise: each id an entry of keyed state, in two generations"
                    + " that a timer rotates."),
    SUSPECT(
            SuspectBenchmark.class,
            "Suspect activity",
            "One book of ten levels a side through all that PatternJob does with it for suspect"
                    + " activity, up to the signals: 20 listings, 250 updates a market and second, half of"
                    + " them behind the touch only. Patterns see only signals, 88 of 40,000 books here."
                    + " Compared with the other ways.",
            "`everySketch` sends each sketch to keyed state: it only costs more where sketches travel"
                    + " between tasks, which is not measured. `coreOnly` is no job but the limit: a map,"
                    + " without Flink, time and mids.");

    private final Class<?> benchmark;
    private final String title;
    private final String text;
    private final String reason;

    Question(Class<?> benchmark, String title, String text, String reason) {
        this.benchmark = benchmark;
        this.title = title;
        this.text = text;
        this.reason = reason;
    }

    /**
     * The question of a benchmark.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Question of(String benchmark) {
        return Arrays.stream(values())
                .filter(each -> each.benchmark.getSimpleName().equals(benchmark))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("what does it ask? " + benchmark));
    }

    /**
     * The questions of the benchmarks whose names hold a part.
     *
     * @param part empty for all
     * @throws IllegalArgumentException if there is none
     */
    static List<Question> named(String part) {
        List<Question> all = Arrays.stream(values()).filter(Question::canBeMeasured).toList();
        List<Question> named =
                all.stream().filter(each -> each.benchmark.getSimpleName().contains(part)).toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException(
                    all.stream()
                            .map(each -> each.benchmark.getSimpleName())
                            .collect(
                                    Collectors.joining(
                                            ", ",
                                            "no benchmark's name holds \""
                                                    + part
                                                    + "\": there are ",
                                            "")));
        }
        return named;
    }

    /** Whether what it compares with is on the class path. */
    boolean canBeMeasured() {
        return true;
    }

    /** The benchmark that answers it. */
    Class<?> benchmark() {
        return benchmark;
    }

    String title() {
        return title;
    }

    /** What is done and with what it is compared. */
    String text() {
        return text;
    }

    /** Why arbflow may be slower. */
    String reason() {
        return reason;
    }
}
