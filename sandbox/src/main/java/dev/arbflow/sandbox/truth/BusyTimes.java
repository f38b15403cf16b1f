package dev.arbflow.sandbox.truth;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * When this machine could not keep up, so that no client in this process could have known in time.
 *
 * @param spans apart from each other and in order of time
 */
public record BusyTimes(List<Span> spans) {
    /** A machine that always kept up. */
    public static final BusyTimes NONE = new BusyTimes(List.of());

    /**
     * A stretch of our clock, microseconds since 1970-01-01T00:00:00Z.
     *
     * @param fromUs first moment
     * @param toUs last moment
     */
    public record Span(long fromUs, long toUs) {

        /**
         * @throws IllegalArgumentException if it ends before it begins
         */
        public Span {
            if (toUs < fromUs) {
                throw new IllegalArgumentException("ends before it begins: " + fromUs + " " + toUs);
            }
        }

        long lengthUs() {
            return toUs - fromUs;
        }
    }

    /** Joins spans that touch; they may come in any order. */
    public static BusyTimes of(Collection<Span> spans) {
        List<Span> joined = new ArrayList<>();
        for (Span span : spans.stream().sorted(Comparator.comparingLong(Span::fromUs)).toList()) {
            Span last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && span.fromUs() <= last.toUs()) {
                long toUs = Math.max(last.toUs(), span.toUs());
                joined.set(joined.size() - 1, new Span(last.fromUs(), toUs));
            } else {
                joined.add(span);
            }
        }
        return new BusyTimes(List.copyOf(joined));
    }

    /** Whether any moment from one to another was busy, both inclusive. */
    public boolean overlaps(long fromUs, long toUs) {
        return spans.stream().anyMatch(span -> span.fromUs() <= toUs && span.toUs() >= fromUs);
    }

    /** How much of a stretch was busy. */
    public long busyUs(long fromUs, long toUs) {
        return spans.stream()
                .mapToLong(
                        span ->
                                Math.max(
                                        0,
                                        Math.min(toUs, span.toUs())
                                                - Math.max(fromUs, span.fromUs())))
                .sum();
    }

    /** The longest span's length within a stretch; 0 without one. */
    public long longestUs(long fromUs, long toUs) {
        return spans.stream()
                .filter(span -> span.fromUs() <= toUs && span.toUs() >= fromUs)
                .mapToLong(Span::lengthUs)
                .max()
                .orElse(0);
    }
}
