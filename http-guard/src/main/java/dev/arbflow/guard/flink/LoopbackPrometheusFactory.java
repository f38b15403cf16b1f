package dev.arbflow.guard.flink;

import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;
import org.apache.flink.util.NetUtils;

/**
 * Makes Flink's Prometheus reporter for a cluster of one machine, with the options of Flink's own.
 *
 * <p>Names nothing of the reporter's library, which is not everywhere that Flink looks for
 * factories.
 */
public final class LoopbackPrometheusFactory implements MetricReporterFactory {

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        return new LoopbackPrometheus(
                NetUtils.getPortRangeFromString(properties.getProperty("port", "9249")));
    }
}
