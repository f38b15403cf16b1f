package dev.arbflow.sandbox.venues.server;

import dev.arbflow.guard.OwnPages;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;

/** A websocket server that hands everything to a handler. */
public final class VenueServer extends WebSocketServer {
    private static final int STOP_TIMEOUT_MS = 2_000;
    private static final int START_TIMEOUT_S = 10;

    private final Handler handler;
    private final CompletableFuture<Void> started = new CompletableFuture<>();

    /** Receives what happens on the sockets, on the server's own threads. */
    public interface Handler {

        /** What whoever dials now is answered with; empty if the connection may be opened. */
        default Optional<TurnedAway> turnsAway() {
            return Optional.empty();
        }

        /** A client has connected. */
        void opened(WebSocket socket, ClientHandshake request);

        /** A client sent a text. */
        void received(WebSocket socket, String text);

        /** A client answered a ping: it has read everything sent before. */
        default void ponged(WebSocket socket) {}

        /** A connection is gone. */
        void closed(WebSocket socket);
    }

    /**
     * @param address where to listen; port 0 takes a free one
     * @param pingEverySeconds websocket pings to clients; 0 sends none
     */
    public VenueServer(InetSocketAddress address, int pingEverySeconds, Handler handler) {
        super(address, 1);
        this.handler = handler;
        setReuseAddr(true);
        setTcpNoDelay(true);
        setDaemon(true);
        setConnectionLostTimeout(pingEverySeconds);
    }

    /**
     * Starts and waits until connections are accepted.
     *
     * @throws IllegalStateException if it cannot listen, for example because the port is in use
     */
    public void listen() {
        start();
        try {
            started.get(START_TIMEOUT_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting " + getAddress(), e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot listen on " + getAddress(), e);
        }
    }

    /**
     * Whether a socket has taken everything that was sent.
     *
     * <p>Who waits for it must ask here: the library loses a demand to write that comes in the very
     * moment in which its own thread finds the queue empty, and the frame would lie until the next
     * one is sent. So each question demands again.
     */
    public boolean hasTaken(WebSocket socket) {
        if (!socket.hasBufferedData()) {
            return true;
        }
        onWriteDemand(socket);
        return false;
    }

    /** Closes all connections and ends the server's threads. */
    public void shutDown() {
        try {
            stop(STOP_TIMEOUT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
            WebSocket socket, Draft draft, ClientHandshake request) throws InvalidDataException {
        if (isForeign(request)) {
            throw new InvalidDataException(CloseFrame.POLICY_VALIDATION, "not for pages of others");
        }
        Optional<TurnedAway> away = handler.turnsAway();
        if (away.isPresent()) {
            turnAway((WebSocketImpl) socket, away.get());
        }
        return super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
    }

    /** The library adds an answer of its own, which the client does not read any more. */
    private static void turnAway(WebSocketImpl socket, TurnedAway away)
            throws InvalidDataException {
        socket.outQueue.add(ByteBuffer.wrap(away.response().getBytes(StandardCharsets.US_ASCII)));
        throw new InvalidDataException(CloseFrame.TRY_AGAIN_LATER, "no new connections now");
    }

    /** Beyond loopback it does not know its names; a browser still says which page asks. */
    private boolean isForeign(ClientHandshake request) {
        if (request.hasFieldValue("Origin")) {
            return true;
        }
        return getAddress().getAddress().isLoopbackAddress()
                && OwnPages.onLoopback()
                        .refusal("GET", OwnPages.ANY_PORT, name -> values(request, name))
                        .isPresent();
    }

    private static List<String> values(ClientHandshake request, String name) {
        return request.hasFieldValue(name) ? List.of(request.getFieldValue(name)) : List.of();
    }

    @Override
    public void onStart() {
        started.complete(null);
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake request) {
        handler.opened(socket, request);
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        handler.received(socket, text);
    }

    @Override
    public void onWebsocketPong(WebSocket socket, Framedata pong) {
        super.onWebsocketPong(socket, pong);
        handler.ponged(socket);
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        handler.closed(socket);
    }

    @Override
    public void onError(WebSocket socket, Exception error) {
        if (socket == null) {
            started.completeExceptionally(error);
        }
    }
}
