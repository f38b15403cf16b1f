package dev.arbflow.connector.websocket.testing;

import dev.arbflow.embedded.websocket.ClientListener;
import dev.arbflow.embedded.websocket.ClientSocket;
import dev.arbflow.embedded.websocket.WebSocketServer;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** A venue on loopback that says what a test tells it to say. */
public final class TestVenue implements AutoCloseable {

    private static final int PATIENCE_S = 20;

    private final BlockingQueue<ClientSocket> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> pongs = new LinkedBlockingQueue<>();
    private final Set<ClientSocket> finishing = ConcurrentHashMap.newKeySet();
    private final Consumer<ClientSocket> greeting;
    private final String scheme;
    private final WebSocketServer server;

    private TestVenue(int port, SSLContext tls, Consumer<ClientSocket> greeting) {
        this.greeting = greeting;
        scheme = tls == null ? "ws" : "wss";
        server = WebSocketServer.onLoopback(port, new Ear());
        if (tls != null) {
            server.secured(tls);
        }
        server.listen();
    }

    /** A venue on a free port. */
    public static TestVenue open() {
        return openOn(0);
    }

    /** A venue on a port that was used before. */
    public static TestVenue openOn(int port) {
        return new TestVenue(port, null, client -> {});
    }

    /** A venue that speaks TLS. */
    public static TestVenue open(SSLContext tls) {
        return new TestVenue(0, tls, client -> {});
    }

    /** A venue that says this to everybody who connects. */
    public static TestVenue greeting(Consumer<ClientSocket> greeting) {
        return new TestVenue(0, null, greeting);
    }

    /** Where it listens. */
    public URI uri() {
        return URI.create(scheme + "://127.0.0.1:" + port());
    }

    /** The port of it. */
    public int port() {
        return server.port();
    }

    /** Whether nobody is connected. */
    public boolean isAlone() {
        return server.clients() == 0;
    }

    /** The next client that connects. */
    public ClientSocket client() throws InterruptedException {
        return next(opened, "a client");
    }

    /** The next frame that any client sends. */
    public String frame() throws InterruptedException {
        return next(received, "a frame");
    }

    /** The payload of the next pong of any client. */
    public String pong() throws InterruptedException {
        return next(pongs, "a pong");
    }

    /** Ends a recording: closes when the client's pong proves that it has read everything. */
    public void finish(ClientSocket client) {
        finishing.add(client);
        client.ping();
    }

    private static <T> T next(BlockingQueue<T> queue, String what) throws InterruptedException {
        T element = queue.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (element == null) {
            throw new AssertionError("waited in vain for " + what);
        }
        return element;
    }

    /**
     * Sends a message in fragments.
     *
     * @param fragments how many, at least 1
     */
    public static void sendInFragments(ClientSocket client, String text, int fragments) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int size = bytes.length / fragments;
        boolean whole = fragments == 1;
        client.send(new TextWebSocketFrame(whole, 0, Unpooled.wrappedBuffer(bytes, 0, size)));
        for (int i = 1; i < fragments; i++) {
            boolean last = i == fragments - 1;
            int length = last ? bytes.length - i * size : size;
            client.send(
                    new ContinuationWebSocketFrame(
                            last, 0, Unpooled.wrappedBuffer(bytes, i * size, length)));
        }
    }

    /** Ends all connections and stops listening. */
    @Override
    public void close() {
        server.close();
    }

    /** Notes what clients do. */
    private final class Ear implements ClientListener {

        @Override
        public void opened(ClientSocket client) {
            opened.add(client);
            greeting.accept(client);
        }

        @Override
        public void received(ClientSocket client, String message) {
            received.add(message);
        }

        @Override
        public void ponged(ClientSocket client, String payload) {
            pongs.add(payload);
            if (finishing.remove(client)) {
                client.close(1000, "end of recording");
            }
        }
    }
}
