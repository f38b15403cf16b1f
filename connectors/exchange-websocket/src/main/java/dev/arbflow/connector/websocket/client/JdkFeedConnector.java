package dev.arbflow.connector.websocket.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * Dials with the JDK's own client, which all connections of one reader share.
 *
 * <p>The client has no close method before JDK 21. Its selector thread ends within seconds of the
 * client being garbage, which is why nothing may keep a reference to it after {@link #close}; its
 * other threads are ours and end at once.
 */
public final class JdkFeedConnector implements FeedConnector {

    private static final AtomicInteger THREADS = new AtomicInteger();

    private final ExecutorService executor;
    private final Duration connectTimeout;
    private HttpClient client;

    /**
     * @param tls decides which servers are trusted
     * @param connectTimeout longest time for the connection and its opening handshake
     */
    public JdkFeedConnector(SSLContext tls, Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
        executor = Executors.newCachedThreadPool(JdkFeedConnector::newThread);
        client =
                HttpClient.newBuilder()
                        .executor(executor)
                        .sslContext(tls)
                        .connectTimeout(connectTimeout)
                        .build();
    }

    @Override
    public synchronized FeedConnection dial(URI uri, FeedConnection.Listener listener) {
        if (client == null) {
            throw new IllegalStateException("the connector is closed");
        }
        return JdkFeedConnection.dial(
                client.newWebSocketBuilder().connectTimeout(connectTimeout), uri, listener);
    }

    @Override
    public synchronized void close() {
        client = null;
        executor.shutdown();
    }

    private static Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "feed-socket-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
