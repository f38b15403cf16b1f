package dev.arbflow.guard.flink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.arbflow.guard.OwnPages;
import dev.arbflow.guard.Refusal;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.metrics.prometheus.AbstractPrometheusReporter;

/** Answers Prometheus on loopback, where Flink's own reporter listens on all interfaces. */
final class LoopbackPrometheus extends AbstractPrometheusReporter {
    private final OwnPages ownPages = OwnPages.onLoopback();
    private final CollectorRegistry collectors = collectors();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(4, LoopbackPrometheus::thread);
    private final HttpServer server;

    /** Listens at the first of the ports that is free. */
    LoopbackPrometheus(Iterator<Integer> ports) {
        server = listen(ports);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        log.info("Prometheus is answered on loopback at port {}.", port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        super.close();
    }

    private static Thread thread(Runnable answers) {
        Thread thread = new Thread(answers, "prometheus-on-loopback");
        thread.setDaemon(true);
        return thread;
    }

    private static HttpServer listen(Iterator<Integer> ports) {
        while (ports.hasNext()) {
            try {
                InetAddress loopback = InetAddress.getLoopbackAddress();
                return HttpServer.create(new InetSocketAddress(loopback, ports.next()), 0);
            } catch (BindException e) {
                // another process of the cluster has it
            } catch (IOException e) {
                throw new IllegalStateException("cannot listen for Prometheus", e);
            }
        }
        throw new IllegalStateException("no port for Prometheus is free");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Refusal> refusal =
                    ownPages.refusal(
                            exchange.getRequestMethod(),
                            port(),
                            name -> exchange.getRequestHeaders().getOrDefault(name, List.of()));
            byte[] text =
                    refusal.map(Refusal::text)
                            .orElseGet(this::metrics)
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", TextFormat.CONTENT_TYPE_004);
            exchange.sendResponseHeaders(refusal.map(Refusal::status).orElse(200), text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private String metrics() {
        StringWriter text = new StringWriter();
        try {
            TextFormat.write004(text, collectors.metricFamilySamples());
        } catch (IOException e) {
            throw new AssertionError("a text in memory can be written", e);
        }
        return text.toString();
    }

    /** Flink gives it to its own two reporters only. */
    private CollectorRegistry collectors() {
        try {
            Field registry = AbstractPrometheusReporter.class.getDeclaredField("registry");
            registry.setAccessible(true);
            return (CollectorRegistry) registry.get(this);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this is not the reporter of Flink 1.20", e);
        }
    }
}
