package dev.arbflow.jobs.metrics;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * Notes every metric that is registered in this JVM, and which of them by our own code: its classes
 * stand on the stack of the registration.
 */
public final class MetricsInventory implements MetricReporterFactory {
    /** Name of each of our metrics to its kind, such as {@code COUNTER}. */
    static final Map<String, String> OURS = new ConcurrentHashMap<>();

    /** Names of all metrics. */
    static final Set<String> ALL = ConcurrentHashMap.newKeySet();

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        return new Inventory();
    }

    private static final class Inventory implements MetricReporter {

        @Override
        public void open(MetricConfig config) {
            // nothing to open
        }

        @Override
        public void close() {
            // nothing was opened
        }

        @Override
        public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
            ALL.add(name);
            if (StackWalker.getInstance().walk(frames -> frames.anyMatch(Inventory::isOurs))) {
                OURS.put(name, metric.getMetricType().name());
            }
        }

        @Override
        public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
            // what was there once belongs into the table
        }

        private static boolean isOurs(StackWalker.StackFrame frame) {
            return frame.getClassName().startsWith("dev.arbflow.")
                    && !frame.getClassName().startsWith("dev.arbflow.jobs.metrics.");
        }
    }
}
