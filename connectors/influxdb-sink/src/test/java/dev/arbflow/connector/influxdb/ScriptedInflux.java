package dev.arbflow.connector.influxdb;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A loopback server that answers writes as told: first the script, then as a healthy store that
 * cannot take lines with the word {@code bad} in them.
 */
final class ScriptedInflux implements AutoCloseable {

    static final String THREAD_NAME = "scripted-influx";
    private static final int HANG = -1;

    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<String> stored = new CopyOnWriteArrayList<>();
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService handlers =
            Executors.newCachedThreadPool(task -> new Thread(task, THREAD_NAME));
    private final HttpServer server;

    private record Answer(int status, Map<String, String> headers, String body) {}

    ScriptedInflux() throws IOException {
        this(0);
    }

    ScriptedInflux(int port) throws IOException {
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/api/v2/write", this::handle);
        server.setExecutor(handlers);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    ScriptedInflux then(int status) {
        return then(status, Map.of(), "");
    }

    ScriptedInflux then(int status, Map<String, String> headers, String message) {
        script.add(new Answer(status, headers, message));
        return this;
    }

    /** Leaves the next request without an answer. */
    ScriptedInflux thenHang() {
        return then(HANG);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        handlers.shutdown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(exchange.getRequestURI().getQuery() + "\n" + body);
        Answer answer = script.isEmpty() ? healthy(body) : script.remove();
        if (answer.status() == HANG) {
            hang();
        } else {
            answer(exchange, answer);
        }
        exchange.close();
    }

    private void hang() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        byte[] json = ("{\"message\":\"" + answer.body() + "\"}").getBytes(StandardCharsets.UTF_8);
        boolean empty = answer.status() == 204;
        exchange.sendResponseHeaders(answer.status(), empty ? -1 : json.length);
        if (!empty) {
            exchange.getResponseBody().write(json);
        }
    }

    private Answer healthy(String body) {
        List<String> lines = body.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("bad")) {
                return new Answer(400, Map.of(), "error in line " + (i + 1) + ": column: bad");
            }
        }
        stored.addAll(lines);
        return new Answer(204, Map.of(), "");
    }
}
