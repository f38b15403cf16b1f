package dev.arbflow.sandbox;

import dev.arbflow.connector.websocket.socket.FeedConnection;
import dev.arbflow.connector.websocket.socket.FeedConnector;
import dev.arbflow.connector.websocket.socket.NettyFeedConnector;
import dev.arbflow.connector.websocket.socket.TrustedServers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The connector's own client, which keeps the texts it reads and how the connection ended. */
public final class TestClient implements FeedConnection.Listener, AutoCloseable {
    private static final int PATIENCE_S = 20;

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final CountDownLatch answered = new CountDownLatch(1);
    private final FeedConnector connector =
            new NettyFeedConnector(TrustedServers.ofThisMachine(), Duration.ofSeconds(PATIENCE_S));
    private FeedConnection connection;

    private TestClient() {}

    /** A client whose connection is open, or was refused, and which has sent these texts. */
    public static TestClient connect(URI uri, String... requests) throws Exception {
        TestClient client = new TestClient();
        client.connection = client.connector.dial(uri, client);
        if (!client.answered.await(PATIENCE_S, TimeUnit.SECONDS)) {
            throw new AssertionError("no answer from " + uri);
        }
        client.connection.requestMessage();
        for (String request : requests) {
            client.send(request);
        }
        return client;
    }

    public void send(String text) {
        connection.send(text);
    }

    /** The next text with a part; those before it are thrown away. */
    public String await(String part) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (System.nanoTime() < deadline) {
            String text = texts.poll(100, TimeUnit.MILLISECONDS);
            if (text != null && text.contains(part)) {
                return text;
            }
        }
        throw new AssertionError("no text with " + part);
    }

    /** What has come and was not awaited. */
    public List<String> texts() {
        return List.copyOf(texts);
    }

    /**
     * How the connection ended: close code and reason, or status and seconds of a refusal.
     *
     * @param withinSeconds longest time to wait for it
     */
    public String end(int withinSeconds) throws Exception {
        return end.get(withinSeconds, TimeUnit.SECONDS);
    }

    @Override
    public void opened() {
        answered.countDown();
    }

    @Override
    public void message(String text) {
        texts.add(text);
        connection.requestMessage();
    }

    @Override
    public void refused(String reason, String excerpt) {
        end.complete("refused: " + reason);
    }

    @Override
    public void turnedAway(int status, Duration holdOff) {
        end.complete("HTTP " + status + ", again in " + holdOff.toSeconds() + " s");
        answered.countDown();
    }

    @Override
    public void closed(int code, String reason) {
        end.complete(code + " " + reason);
        answered.countDown();
    }

    @Override
    public void close() {
        connector.close();
    }
}
