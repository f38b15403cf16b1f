package dev.arbflow.connector.websocket.client;

import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A websocket of the JDK's client; pings are answered by the client itself. */
final class JdkFeedConnection implements FeedConnection, WebSocket.Listener {

    private static final int EXCERPT_CHARS = 1_024;

    private final Listener listener;
    private CompletionStage<WebSocket> opening;
    private CompletionStage<WebSocket> lastSend;
    private StringBuilder message = new StringBuilder();

    private JdkFeedConnection(Listener listener) {
        this.listener = listener;
    }

    static JdkFeedConnection dial(WebSocket.Builder builder, URI uri, Listener listener) {
        JdkFeedConnection connection = new JdkFeedConnection(listener);
        connection.start(builder, uri);
        return connection;
    }

    private void start(WebSocket.Builder builder, URI uri) {
        opening = builder.buildAsync(uri, this);
        lastSend = opening;
        opening.whenComplete((socket, failure) -> tellOpening(failure));
    }

    @Override
    public void requestMessage() {
        opening.thenAccept(socket -> socket.request(1));
    }

    @Override
    public void send(String text) {
        lastSend = lastSend.thenCompose(socket -> socket.sendText(text, true));
        lastSend.whenComplete((socket, failure) -> tellIf(failure, "cannot send: "));
    }

    @Override
    public void close() {
        opening.thenAccept(WebSocket::abort);
    }

    @Override
    public void onOpen(WebSocket socket) {
        listener.opened();
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        if (message.length() + part.length() > MAX_MESSAGE_CHARS) {
            listener.refused(
                    "message longer than " + MAX_MESSAGE_CHARS + " characters",
                    message.substring(0, Math.min(EXCERPT_CHARS, message.length())));
            message = new StringBuilder();
            return null;
        }
        message.append(part);
        if (last) {
            String whole = message.toString();
            message = new StringBuilder(); // not setLength(0), which keeps a snapshot's megabytes
            listener.message(whole);
        } else {
            socket.request(1);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        listener.refused("binary message", "");
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        listener.closed(code, reason);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        tellIf(failure, "connection lost: ");
    }

    private void tellOpening(Throwable failure) {
        if (root(failure) instanceof WebSocketHandshakeException refused
                && refused.getResponse() != null) {
            HttpResponse<?> answer = refused.getResponse();
            String header = answer.headers().firstValue("Retry-After").orElse("");
            listener.turnedAway(
                    answer.statusCode(), RetryAfter.of(answer.statusCode(), header, Instant.now()));
        } else {
            tellIf(failure, "cannot connect: ");
        }
    }

    private void tellIf(Throwable failure, String what) {
        if (failure != null) {
            listener.closed(ABNORMAL_CLOSURE, what + describe(failure));
        }
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String describe(Throwable failure) {
        Throwable cause = root(failure);
        String name = cause.getClass().getSimpleName();
        return cause.getMessage() == null ? name : name + ": " + cause.getMessage();
    }
}
