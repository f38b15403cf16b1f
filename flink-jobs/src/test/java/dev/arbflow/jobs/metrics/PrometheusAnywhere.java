package dev.arbflow.jobs.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Properties;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Flink's own Prometheus reporter, at a port that it has got: it cannot say which it took. */
public final class PrometheusAnywhere implements MetricReporterFactory {
    private static final int ATTEMPTS = 10;

    private static volatile int port;

    /** Where it listens. */
    static int port() {
        return port;
    }

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        for (int attempt = 1; ; attempt++) {
            int free = freePort();
            properties.setProperty("port", String.valueOf(free));
            try {
                MetricReporter reporter =
                        new PrometheusReporterFactory().createMetricReporter(properties);
                port = free;
                return reporter;
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                // somebody else was faster
            }
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
