package dev.arbflow.sandbox.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Whether what lives after a full collection stays the same: the median of the last third of the
 * samples must not exceed that of the first third by more than a tenth and a fixed slack.
 */
final class FlatMemory {
    static final double MAX_GROWTH = 1.1;

    /** What a class that is loaded late, or a pool that fills up, may take. */
    static final long SLACK_BYTES = 1 << 20;

    static final long SLACK_ENTRIES = 1_000;

    private static final int THIRDS = 3;

    private final List<Census> samples = new ArrayList<>();

    /**
     * What lives.
     *
     * @param bytes on the heap
     * @param entries of maps of all kinds
     */
    record Census(long bytes, long entries) {}

    void add(Census sample) {
        samples.add(sample);
    }

    /** What grows; empty if nothing does. With fewer than three samples nothing can be said. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        grown(Census::bytes, SLACK_BYTES)
                .ifPresent(by -> complaints.add("live heap grows from " + by + " bytes"));
        grown(Census::entries, SLACK_ENTRIES)
                .ifPresent(by -> complaints.add("maps grow from " + by + " entries"));
        return complaints;
    }

    private Optional<String> grown(ToLongFunction<Census> what, long slack) {
        int third = samples.size() / THIRDS;
        if (third == 0) {
            return Optional.empty();
        }
        long first = first(what);
        long last = last(what);
        return last > MAX_GROWTH * first + slack
                ? Optional.of(first + " to " + last)
                : Optional.empty();
    }

    private long first(ToLongFunction<Census> what) {
        return median(samples.subList(0, Math.max(1, samples.size() / THIRDS)), what);
    }

    private long last(ToLongFunction<Census> what) {
        int third = Math.max(1, samples.size() / THIRDS);
        return median(samples.subList(samples.size() - third, samples.size()), what);
    }

    private static long median(List<Census> some, ToLongFunction<Census> what) {
        long[] sorted = some.stream().mapToLong(what).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** For people: the medians of both ends, and how many samples there were. */
    String text() {
        if (samples.isEmpty()) {
            return "not sampled";
        }
        return String.format(
                Locale.ROOT,
                "%.1f to %.1f MiB, %,d to %,d map entries (%d samples)",
                first(Census::bytes) / 1_048_576.0,
                last(Census::bytes) / 1_048_576.0,
                first(Census::entries),
                last(Census::entries),
                samples.size());
    }
}
