package dev.arbflow.connector.websocket.testing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.java_websocket.WebSocket;
import org.java_websocket.enums.Opcode;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PongFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.DefaultSSLWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;

/** A venue on loopback that says what a test tells it to say. */
public final class TestVenue extends WebSocketServer implements AutoCloseable {

    private static final int PATIENCE_S = 20;

    private final BlockingQueue<WebSocket> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> pongs = new LinkedBlockingQueue<>();
    private final Set<WebSocket> finishing = ConcurrentHashMap.newKeySet();
    private final CountDownLatch started = new CountDownLatch(1);
    private final String scheme;
    private Consumer<WebSocket> greeting = socket -> {};

    private TestVenue(int port, SSLContext tls) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        scheme = tls == null ? "ws" : "wss";
        setReuseAddr(true);
        setDaemon(true);
        setConnectionLostTimeout(0);
        if (tls != null) {
            setWebSocketFactory(new DefaultSSLWebSocketServerFactory(tls));
        }
    }

    /** A venue on a free port. */
    public static TestVenue open() throws InterruptedException {
        return new TestVenue(0, null).listening();
    }

    /** A venue on a port that was used before. */
    public static TestVenue openOn(int port) throws InterruptedException {
        return new TestVenue(port, null).listening();
    }

    /** A venue that speaks TLS. */
    public static TestVenue open(SSLContext tls) throws InterruptedException {
        return new TestVenue(0, tls).listening();
    }

    /** A venue that says this to everybody who connects. */
    public static TestVenue greeting(Consumer<WebSocket> greeting) throws InterruptedException {
        TestVenue venue = new TestVenue(0, null);
        venue.greeting = greeting;
        return venue.listening();
    }

    private TestVenue listening() throws InterruptedException {
        start();
        if (!started.await(PATIENCE_S, TimeUnit.SECONDS)) {
            throw new AssertionError("the venue does not listen");
        }
        return this;
    }

    /** Where it listens. */
    public URI uri() {
        return URI.create(scheme + "://127.0.0.1:" + getPort());
    }

    /** The next client that connects. */
    public WebSocket client() throws InterruptedException {
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
    public void finish(WebSocket client) {
        finishing.add(client);
        client.sendPing();
    }

    private static <T> T next(BlockingQueue<T> queue, String what) throws InterruptedException {
        T element = queue.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (element == null) {
            throw new AssertionError("waited in vain for " + what);
        }
        return element;
    }

    /** Sends a message in so many fragments. */
    public static void sendInFragments(WebSocket client, String text, int fragments) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int size = bytes.length / fragments;
        for (int i = 0; i < fragments; i++) {
            boolean last = i == fragments - 1;
            int length = last ? bytes.length - i * size : size;
            client.sendFragmentedFrame(
                    Opcode.TEXT, ByteBuffer.wrap(bytes, i * size, length).slice(), last);
        }
    }

    /** Cuts the line, without a closing handshake, behind what has been sent. */
    public static void dropWhenSent(WebSocket client) {
        while (client.isOpen() && client.hasBufferedData()) {
            Thread.onSpinWait();
        }
        client.closeConnection(CloseFrame.ABNORMAL_CLOSE, "dropped");
    }

    /** Ends all connections and stops listening. */
    @Override
    public void close() throws InterruptedException {
        getConnections().forEach(client -> client.closeConnection(1001, "venue closes"));
        stop(1_000);
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket client, ClientHandshake handshake) {
        opened.add(client);
        greeting.accept(client);
    }

    @Override
    public void onMessage(WebSocket client, String message) {
        received.add(message);
    }

    @Override
    public void onWebsocketPong(WebSocket client, Framedata frame) {
        if (frame instanceof PongFrame) {
            pongs.add(StandardCharsets.UTF_8.decode(frame.getPayloadData()).toString());
        }
        if (finishing.remove(client)) {
            client.close(1000, "end of recording");
        }
    }

    @Override
    public void onClose(WebSocket client, int code, String reason, boolean remote) {
        // Tests look at the other side.
    }

    @Override
    public void onError(WebSocket client, Exception e) {
        // A client that aborts is what many tests are about.
    }
}
