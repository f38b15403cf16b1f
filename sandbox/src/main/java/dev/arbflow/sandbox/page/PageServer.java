package dev.arbflow.sandbox.page;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.arbflow.guard.OwnPages;
import dev.arbflow.guard.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Serves the page on loopback: its files, the charts' past, mails as they were written, and what
 * happens as server-sent events.
 *
 * <p>Answers only its own pages and programs that are no browsers: {@link OwnPages}. A client that
 * does not finish its request holds a thread for {@link #REQUEST_SECONDS} at most.
 */
final class PageServer implements AutoCloseable {
    /** Browsers that may watch at once; each holds a thread. */
    static final int STREAMS = 16;

    /** Time in which a request must have come as a whole. */
    static final int REQUEST_SECONDS = 5;

    private static final int OTHER_REQUESTS = 112;
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(2);

    private static final String OWN_FILES_ONLY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; frame-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";

    private static final String MAIL_WITHOUT_SCRIPTS =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    static {
        // The JDK's server reads these once, when the first one is made.
        System.setProperty("sun.net.httpserver.maxReqTime", Integer.toString(REQUEST_SECONDS));
        System.setProperty(
                "jdk.httpserver.maxConnections", Integer.toString(STREAMS + OTHER_REQUESTS));
    }

    private final OwnPages ownPages = OwnPages.onLoopback();
    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final Broadcast broadcast = new Broadcast(STREAMS);
    private final Supplier<byte[]> history;
    private final LongFunction<Optional<String>> mails;
    private volatile boolean closed;

    private PageServer(
            HttpServer server, Supplier<byte[]> history, LongFunction<Optional<String>> mails) {
        this.server = server;
        this.history = history;
        this.mails = mails;
        threads =
                new ThreadPoolExecutor(
                        0,
                        STREAMS + OTHER_REQUESTS,
                        30,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        PageServer::thread);
    }

    /**
     * Listens.
     *
     * @param port or 0 for any free one
     * @param history the charts' past as JSON
     * @param mails HTML of a mail by its number
     * @throws IOException if the port is in use
     */
    static PageServer start(
            int port, Supplier<byte[]> history, LongFunction<Optional<String>> mails)
            throws IOException {
        try {
            HttpServer http =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
            PageServer page = new PageServer(http, history, mails);
            http.setExecutor(page.threads);
            http.createContext("/", page::handle);
            http.start();
            return page;
        } catch (BindException e) {
            throw new IOException("port " + port + " for the live page is in use", e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Whether anybody would hear a message. */
    boolean isWatched() {
        return broadcast.hasListeners();
    }

    /** Tells every browser what there is to show, as JSON without line ends. */
    void publish(byte[] content) {
        broadcast.publish(content);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            secure(exchange.getResponseHeaders());
            String path = exchange.getRequestURI().getPath();
            Optional<Refusal> refusal = refusal(exchange);
            if (refusal.isPresent()) {
                String why = refusal.get().text();
                answer(exchange, refusal.get().status(), "text/plain", bytes(why));
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                answer(exchange, 405, "text/plain", bytes("only GET"));
            } else if (path.equals("/events")) {
                stream(exchange);
            } else if (path.equals("/history")) {
                answer(exchange, 200, "application/json", history.get());
            } else if (path.matches("/mail/\\d{1,9}")) {
                mail(exchange, Long.parseLong(path.substring("/mail/".length())));
            } else {
                file(exchange, path);
            }
        }
    }

    private void file(HttpExchange exchange, String path) throws IOException {
        Optional<StaticFiles.Found> found = StaticFiles.find(path);
        if (found.isPresent()) {
            answer(exchange, 200, found.get().type(), found.get().bytes());
        } else {
            answer(exchange, 404, "text/plain", bytes("there is no such page"));
        }
    }

    private void mail(HttpExchange exchange, long number) throws IOException {
        Optional<String> html = mails.apply(number);
        exchange.getResponseHeaders().set("Content-Security-Policy", MAIL_WITHOUT_SCRIPTS);
        answer(
                exchange,
                html.isPresent() ? 200 : 404,
                "text/html; charset=utf-8",
                bytes(html.orElse("no such mail")));
    }

    private void stream(HttpExchange exchange) throws IOException {
        Optional<Broadcast.Listener> joined = broadcast.join();
        if (joined.isEmpty()) {
            answer(exchange, 503, "text/plain", bytes("too many browsers are watching"));
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (Broadcast.Listener listener = joined.get();
                OutputStream out = exchange.getResponseBody()) {
            out.write(bytes("retry: 1000\n\n"));
            out.flush();
            while (!closed) {
                Optional<byte[]> message = listener.next(SIGN_OF_LIFE);
                out.write(bytes(message.isPresent() ? "data: " : ": still here"));
                out.write(message.orElse(new byte[0]));
                out.write(bytes("\n\n"));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void secure(Headers headers) {
        headers.set("Content-Security-Policy", OWN_FILES_ONLY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }

    private Optional<Refusal> refusal(HttpExchange exchange) {
        return ownPages.refusal(
                exchange.getRequestMethod(),
                server.getAddress().getPort(),
                name -> exchange.getRequestHeaders().getOrDefault(name, List.of()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "page");
        thread.setDaemon(true);
        return thread;
    }

    /** Stops listening and ends every stream. */
    @Override
    public void close() {
        closed = true;
        server.stop(0);
        threads.shutdownNow();
    }
}
