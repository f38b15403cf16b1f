package dev.arbflow.sandbox.flink;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * Lets this process read the metrics of the cluster that runs in it.
 *
 * <p>Flink makes reporters by itself from the class name in its configuration, so the {@link
 * Metrics} to fill are found by the name that the configuration carries.
 */
public final class MetricsReporterFactory implements MetricReporterFactory {

    /** Configuration key, below the reporter's own prefix, that names the {@link Metrics}. */
    static final String TARGET = "target";

    private static final Map<String, Metrics> TARGETS = new ConcurrentHashMap<>();

    static void register(String name, Metrics metrics) {
        TARGETS.put(name, metrics);
    }

    static void unregister(String name) {
        TARGETS.remove(name);
    }

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        return new Reporter(TARGETS.get(properties.getProperty(TARGET)));
    }

    /** Passes what Flink registers on to {@link Metrics}. */
    private record Reporter(Metrics metrics) implements MetricReporter {

        @Override
        public void open(MetricConfig config) {
            // nothing to open: the target was there first
        }

        @Override
        public void close() {
            // the target outlives the cluster, so that its last figures can be read
        }

        @Override
        public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
            Map<String, String> variables = new HashMap<>();
            group.getAllVariables()
                    .forEach(
                            (variable, value) ->
                                    variables.put(
                                            variable.substring(1, variable.length() - 1), value));
            metrics.added(metric, new Metrics.Named(name, variables));
        }

        @Override
        public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
            metrics.removed(metric);
        }
    }
}
