package dev.arbflow.sandbox.flink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;
import org.apache.flink.metrics.Metric;

/**
 * All metrics of the jobs in this process, by name and by the variables of their groups.
 *
 * <p>Sums of counters include those of tasks that have ended, so that a job that was restarted or
 * stopped keeps its figures.
 */
public final class Metrics {
    private final Map<Metric, Named> live = new HashMap<>();
    private final Map<String, Set<Metric>> liveByName = new HashMap<>();
    private final List<Ended> ended = new ArrayList<>();
    private final Map<Named, Number> lastReadings = new HashMap<>();

    /** A metric's name and the variables of its groups, for example {@code reason}. */
    record Named(String name, Map<String, String> variables) {}

    /**
     * What a gauge says.
     *
     * @param variables of its groups, for example {@code job_id}
     */
    public record Reading(Map<String, String> variables, Number value) {}

    /** What a metric said last. */
    private record Ended(Named named, long count, Sample sample) {}

    /**
     * A histogram's values in one glance, in the histogram's own unit.
     *
     * @param count number of values that have been recorded
     */
    public record Sample(long count, long p50, long p99, long max) {
        static final Sample NONE = new Sample(0, 0, 0, 0);
    }

    synchronized void added(Metric metric, Named named) {
        live.put(metric, named);
        liveByName.computeIfAbsent(named.name, name -> new HashSet<>()).add(metric);
    }

    synchronized void removed(Metric metric) {
        Named named = live.remove(metric);
        if (named == null) {
            return;
        }
        liveByName.get(named.name).remove(metric);
        if (metric instanceof Counter counter) {
            ended.add(new Ended(named, counter.getCount(), Sample.NONE));
        } else if (metric instanceof Histogram histogram && histogram.getCount() > 0) {
            ended.add(new Ended(named, histogram.getCount(), sample(histogram)));
        } else if (metric instanceof Gauge<?> gauge && gauge.getValue() instanceof Number number) {
            lastReadings.put(named, number);
        }
    }

    /** Sum of all counters of a name. */
    public synchronized long sum(String counter) {
        return sum(counter, named -> true);
    }

    /** Sum of the counters of a name whose group variable has a value. */
    public synchronized long sum(String counter, String variable, String value) {
        return sum(counter, named -> value.equals(named.variables.get(variable)));
    }

    /** Sums of the counters of a name, by the value of a group variable; zero sums left out. */
    public synchronized Map<String, Long> sumsBy(String counter, String variable) {
        return namesOf(counter)
                .map(named -> named.variables.get(variable))
                .filter(value -> value != null)
                .distinct()
                .sorted()
                .filter(value -> sum(counter, variable, value) > 0)
                .collect(
                        Collectors.toMap(
                                value -> value,
                                value -> sum(counter, variable, value),
                                Long::sum,
                                LinkedHashMap::new));
    }

    /** What the gauges of a name say now. */
    public synchronized List<Reading> gauges(String name) {
        List<Reading> readings = new ArrayList<>();
        for (Metric metric : live(name)) {
            if (metric instanceof Gauge<?> gauge && gauge.getValue() instanceof Number number) {
                readings.add(new Reading(live.get(metric).variables, number));
            }
        }
        return readings;
    }

    /**
     * The largest that a gauge of a name, whose group variable has a value, says now or said last;
     * zero if there is none.
     */
    public synchronized long lastOf(String gauge, String variable, String value) {
        Stream<Reading> past =
                lastReadings.entrySet().stream()
                        .filter(last -> last.getKey().name.equals(gauge))
                        .map(last -> new Reading(last.getKey().variables, last.getValue()));
        return Stream.concat(past, gauges(gauge).stream())
                .filter(reading -> value.equals(reading.variables.get(variable)))
                .mapToLong(reading -> reading.value.longValue())
                .max()
                .orElse(0);
    }

    /** The histogram of a name with the most values, live or ended; empty if there is none. */
    public synchronized Sample histogram(String name) {
        Sample best = Sample.NONE;
        for (Metric metric : live(name)) {
            if (metric instanceof Histogram histogram) {
                best = larger(best, sample(histogram));
            }
        }
        for (Ended past : ended) {
            if (past.named.name.equals(name)) {
                best = larger(best, past.sample);
            }
        }
        return best;
    }

    private static Sample larger(Sample left, Sample right) {
        return right.count > left.count ? right : left;
    }

    private Stream<Named> namesOf(String name) {
        return Stream.concat(
                live(name).stream().map(live::get),
                ended.stream().map(Ended::named).filter(named -> named.name.equals(name)));
    }

    private Set<Metric> live(String name) {
        return liveByName.getOrDefault(name, Set.of());
    }

    private long sum(String counter, Predicate<Named> which) {
        long sum = 0;
        for (Metric metric : live(counter)) {
            if (metric instanceof Counter live && which.test(this.live.get(metric))) {
                sum += live.getCount();
            }
        }
        for (Ended past : ended) {
            if (past.named.name.equals(counter) && which.test(past.named)) {
                sum += past.count;
            }
        }
        return sum;
    }

    private static Sample sample(Histogram histogram) {
        if (histogram.getCount() == 0) {
            return Sample.NONE;
        }
        HistogramStatistics statistics = histogram.getStatistics();
        long[] values = statistics.getValues();
        Arrays.sort(values);
        return new Sample(
                histogram.getCount(),
                Math.round(statistics.getQuantile(0.5)),
                Math.round(statistics.getQuantile(0.99)),
                statistics.getMax());
    }
}
