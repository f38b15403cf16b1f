package dev.arbflow.sandbox.frames;

import dev.arbflow.sandbox.venues.server.TurnedAway;
import dev.arbflow.sandbox.venues.server.VenueServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;

/**
 * Plays a recording to whoever connects and sends a first frame; when all of it has been read,
 * closes with "end of recording".
 *
 * <p>Each message is a line with the recorded receive time in microseconds, or {@code -} if it is
 * not known, and the frame. A frame is handed to the socket only when it has taken the one before,
 * so that a slow client slows the recording down.
 */
public final class ReplayServer implements AutoCloseable {
    private static final String END = "end of recording";
    private static final int UNAVAILABLE = 503;
    private static final long POLL_NANOS = 100_000;

    private final Recording recording;
    private final double speed;
    private final VenueServer server;
    private final Set<WebSocket> playing = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param speed how much faster than recorded; {@link Double#POSITIVE_INFINITY} for as fast as
     *     the client takes it
     * @throws IllegalArgumentException if the speed is not positive
     */
    public ReplayServer(Recording recording, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be > 0 or max, not " + speed);
        }
        this.recording = recording;
        this.speed = speed;
        this.server =
                new VenueServer(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        0,
                        new Player());
    }

    /**
     * Listens on a free loopback port.
     *
     * @throws IllegalStateException if it cannot
     */
    public ReplayServer start() {
        server.listen();
        return this;
    }

    /** Where clients connect; valid once it has started. */
    public URI uri() {
        return URI.create("ws://127.0.0.1:" + server.getPort());
    }

    /** What it plays. */
    public Recording recording() {
        return recording;
    }

    @Override
    public void close() {
        closed = true;
        server.shutDown();
    }

    /** Plays on a thread for each client, so that none waits for another. */
    private final class Player implements VenueServer.Handler {

        @Override
        public Optional<TurnedAway> turnsAway() {
            return closed
                    ? Optional.of(new TurnedAway(UNAVAILABLE, Duration.ZERO))
                    : Optional.empty();
        }

        @Override
        public void opened(WebSocket socket, ClientHandshake request) {}

        @Override
        public void received(WebSocket socket, String text) {
            if (playing.add(socket)) {
                Thread player = new Thread(() -> play(socket), "replay-" + recording.name());
                player.setDaemon(true);
                player.start();
            }
        }

        /** Closing earlier would throw away what the client has not read yet. */
        @Override
        public void ponged(WebSocket socket) {
            socket.close(CloseFrame.NORMAL, END);
            awaitTaken(socket);
        }

        @Override
        public void closed(WebSocket socket) {
            playing.remove(socket);
        }

        private void play(WebSocket socket) {
            long startNanos = System.nanoTime();
            for (RecordedFrame frame : recording.frames()) {
                awaitTime(socket, RecordedFeeds.time(frame), startNanos);
                awaitTaken(socket);
                if (!goesOn(socket)) {
                    return;
                }
                String time = frame.isTimed() ? Long.toString(frame.receiveUs()) : "-";
                socket.send(time + '\n' + frame.text());
            }
            awaitTaken(socket);
            if (goesOn(socket)) {
                socket.sendPing();
            }
            awaitTaken(socket);
        }

        private boolean goesOn(WebSocket socket) {
            return !closed && socket.isOpen();
        }

        private void awaitTaken(WebSocket socket) {
            while (playing.contains(socket) && !closed && !server.hasTaken(socket)) {
                LockSupport.parkNanos(POLL_NANOS);
            }
        }

        /** A frame without any time of its own follows the one before at once. */
        private void awaitTime(WebSocket socket, long timeUs, long startNanos) {
            if (timeUs == RecordedFrame.UNKNOWN) {
                return;
            }
            double dueNanos = (timeUs - recording.firstUs()) * 1e3 / speed;
            while (goesOn(socket) && System.nanoTime() - startNanos < dueNanos) {
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }
        }
    }
}
