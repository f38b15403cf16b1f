package dev.arbflow.sandbox.run.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.arbflow.sandbox.flink.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a run came to: counters of the pipeline beside what was read back from the real stores.
 *
 * @param venues by feed
 * @param trades what de-duplication saw
 * @param spreads what detection judged
 * @param candidates what became of what looked good
 * @param episodes what detection found
 * @param truth what the simulation knows better; null where the feed has no truth
 * @param paper what the paper account made of it, by day and currency
 * @param patterns what behaved alike, as the document store has it
 * @param stores what the stores hold at the end
 * @param mails distinct mails received; null where they went to a mailbox that is not ours
 * @param indicativeMails how many of them are INDICATIVE; null likewise
 * @param latencyMs from the receipt of what proved the dwell time to the alert leaving the job;
 *     null where time is recorded time
 * @param warmLatencyMs from the moment that was proven, hence the way from the venue included, to
 *     the episode leaving the job; of those detected after half a minute, when the JVM has compiled
 *     what runs; all 0 if there was none, likewise null
 * @param storeMs from there to the record readable in MongoDB; likewise
 * @param memory what the process took
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Summary(
        Map<String, VenueCounts> venues,
        TradeCounts trades,
        SpreadCounts spreads,
        CandidateCounts candidates,
        EpisodeCounts episodes,
        Truth truth,
        Map<String, PaperResult> paper,
        Patterns patterns,
        Stores stores,
        Long mails,
        Long indicativeMails,
        Percentiles latencyMs,
        Percentiles warmLatencyMs,
        Percentiles storeMs,
        Memory memory) {

    /** What one feed's connections delivered. */
    public record VenueCounts(
            long frames,
            long trades,
            long books,
            long malformed,
            long checksumMatches,
            long checksumMismatches,
            long sequenceGaps,
            long reconnects,
            long coalescedBooks) {}

    /** What de-duplication saw. */
    public record TradeCounts(long in, long duplicates, long out) {}

    /** What detection judged, and what it refused for which reason. */
    public record SpreadCounts(long evaluated, Map<String, Long> refused) {}

    /**
     * What became of candidates.
     *
     * @param takenOver that stood in the checkpoint from which the job started
     * @param opened since then
     * @param closed by outcome
     * @param refused those that never were an episode, by reason
     * @param stored by outcome, as the document store has them; empty if it held others before
     */
    public record CandidateCounts(
            long takenOver,
            long opened,
            Map<String, Long> closed,
            Map<String, Long> refused,
            Map<String, Long> stored) {

        /** How many stand. */
        public long open() {
            return takenOver + opened - sum(closed);
        }

        /** How many are over and never were an episode, as their reasons have it. */
        public long refusedInAll() {
            return sum(refused);
        }

        private static long sum(Map<String, Long> counts) {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Episodes, by the reason for which they ended. */
    public record EpisodeCounts(long opened, Map<String, Long> closed) {}

    /**
     * How the episodes compare with the oracle's.
     *
     * @param injected stretches that had to be found
     * @param reported episodes
     * @param right those of them that the oracle does not forbid
     * @param candidates the same of PatternJob's candidates; null in a run without it
     * @param judged how much of the run this is about
     * @param figures how many of them say the right thing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Truth(
            long injected,
            long detected,
            double precision,
            double recall,
            Percentiles detectionDelayMs,
            long reported,
            long right,
            Candidates candidates,
            Judged judged,
            Figures figures) {}

    /**
     * How the figures of the episodes compare with what follows from the books that were received.
     *
     * @param exact episodes of which every figure is right
     * @param wrong episodes of which one is not
     * @param notJudged episodes of which that cannot be known
     * @param why how many of those for which reason
     */
    public record Figures(long exact, long wrong, long notJudged, Map<String, Long> why) {}

    /**
     * How much of a run was judged: nothing is demanded of moments in which this machine could not
     * keep up.
     *
     * @param seconds since the market began to come apart; 0 if it had not
     * @param busySeconds how many of them are not judged
     * @param longestBusyMs longest such stretch
     * @param episodes that would have had to be found, but overlap such a stretch
     */
    public record Judged(double seconds, double busySeconds, long longestBusyMs, long episodes) {

        public static Judged of(long us, long busyUs, long longestBusyUs, long episodes) {
            return new Judged(tenths(us), tenths(busyUs), longestBusyUs / 1_000, episodes);
        }

        private static double tenths(long us) {
            return Math.round(us / 1e5) / 10.0;
        }
    }

    /** Pattern candidates by the same truth: at the moment and in the window; the plain rule's. */
    public record Candidates(Hits moment, Hits window, Hits plainRule, Hits upperHalf) {}

    /** What was reported, what of it was right, and what of the truth was met by it. */
    public record Hits(
            long reported,
            long right,
            long detected,
            double precision,
            double recall,
            Percentiles detectionDelayMs) {}

    /**
     * What PatternJob found.
     *
     * @param windows described, complete or not
     * @param modelVersions of the clustering
     * @param clusters that windows are in
     * @param pairs of listings that moved alike
     * @param candidates venues of one market whose prices differ by more than the fees
     * @param coverageAlarms tapes that were under-represented
     * @param releases noised sums
     * @param epsilonSpent largest privacy loss of a tape in a period
     */
    public record Patterns(
            long windows,
            long modelVersions,
            long clusters,
            long pairs,
            long candidates,
            long coverageAlarms,
            long releases,
            double epsilonSpent) {}

    /** Documents and points at the end. */
    public record Stores(Map<String, Long> mongo, Map<String, Long> influx) {}

    /** A distribution at a glance. */
    public record Percentiles(long p50, long p99, long max) {
        public static Percentiles of(Metrics.Sample sample) {
            return new Percentiles(sample.p50(), sample.p99(), sample.max());
        }

        /** All 0 if there are no values. */
        static Percentiles of(Collection<Long> values) {
            List<Long> sorted = values.stream().sorted().toList();
            return sorted.isEmpty()
                    ? new Percentiles(0, 0, 0)
                    : new Percentiles(rank(sorted, 0.5), rank(sorted, 0.99), rank(sorted, 1));
        }

        private static long rank(List<Long> sorted, double share) {
            return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
        }
    }

    /** Memory of the process; peak is 0 where the system does not tell. */
    public record Memory(long peakResidentMiB, long limitMiB) {}

    /** The same with latencies. */
    public Summary with(Percentiles alertMs, Percentiles warmMs, Percentiles storedMs) {
        return new Summary(
                venues,
                trades,
                spreads,
                candidates,
                episodes,
                truth,
                paper,
                patterns,
                stores,
                mails,
                indicativeMails,
                alertMs,
                warmMs,
                storedMs,
                memory);
    }

    /** Writes it as indented JSON. */
    public void writeTo(Path file) throws IOException {
        Files.writeString(
                file,
                JsonMapper.builder()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .build()
                                .writeValueAsString(this)
                        + System.lineSeparator());
    }
}
