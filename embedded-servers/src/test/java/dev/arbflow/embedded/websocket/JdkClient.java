package dev.arbflow.embedded.websocket;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The JDK's client, which keeps the texts it reads and how the connection ended. */
final class JdkClient implements WebSocket.Listener {

    private static final int PATIENCE_S = 20;

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final StringBuilder parts = new StringBuilder();
    private final boolean lazy;
    private WebSocket socket;

    private JdkClient(boolean lazy) {
        this.lazy = lazy;
    }

    static JdkClient connect(int port, String header, String value) throws Exception {
        return connect(new JdkClient(false), port, header, value);
    }

    /** A client that reads nothing until {@link #read}. */
    static JdkClient lazy(int port) throws Exception {
        return connect(new JdkClient(true), port, "X-Lazy", "yes");
    }

    private static JdkClient connect(JdkClient client, int port, String header, String value)
            throws Exception {
        client.socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .header(header, value)
                        .buildAsync(URI.create("ws://127.0.0.1:" + port + "/some/path"), client)
                        .get(PATIENCE_S, TimeUnit.SECONDS);
        return client;
    }

    void send(String text) throws Exception {
        socket.sendText(text, true).get(PATIENCE_S, TimeUnit.SECONDS);
    }

    void sendInTwo(String first, String second) throws Exception {
        socket.sendText(first, false).get(PATIENCE_S, TimeUnit.SECONDS);
        socket.sendText(second, true).get(PATIENCE_S, TimeUnit.SECONDS);
    }

    void close(int code, String reason) throws Exception {
        socket.sendClose(code, reason).get(PATIENCE_S, TimeUnit.SECONDS);
    }

    void read() {
        socket.request(1);
    }

    void abort() {
        socket.abort();
    }

    /** The next text that came. */
    String next() throws InterruptedException {
        String text = texts.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (text == null) {
            throw new AssertionError("waited in vain for a text");
        }
        return text;
    }

    /** Code and reason of the close frame, or {@code broken}. */
    String end() throws Exception {
        return end.get(PATIENCE_S, TimeUnit.SECONDS);
    }

    @Override
    public void onOpen(WebSocket from) {
        if (!lazy) {
            from.request(1);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        parts.append(data);
        if (last) {
            texts.add(parts.toString());
            parts.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end.complete(code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end.complete("broken");
    }
}
