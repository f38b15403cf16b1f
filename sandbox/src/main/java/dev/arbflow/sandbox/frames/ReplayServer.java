package dev.arbflow.sandbox.frames;

import dev.arbflow.embedded.websocket.ClientListener;
import dev.arbflow.embedded.websocket.ClientSocket;
import dev.arbflow.embedded.websocket.WebSocketServer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

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
    private static final int NORMAL_CLOSURE = 1000;

    private final Recording recording;
    private final double speed;
    private final WebSocketServer server;

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
        this.server = WebSocketServer.onLoopback(0, new Audience());
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
        return URI.create("ws://127.0.0.1:" + server.port());
    }

    /** What it plays. */
    public Recording recording() {
        return recording;
    }

    @Override
    public void close() {
        server.close();
    }

    /** The clients being played to. Used by the server's thread only. */
    private final class Audience implements ClientListener {
        private final Map<ClientSocket, Performance> playing = new HashMap<>();

        @Override
        public void received(ClientSocket socket, String text) {
            if (!playing.containsKey(socket)) {
                Performance performance = new Performance(socket);
                playing.put(socket, performance);
                performance.playNext();
            }
        }

        @Override
        public void ponged(ClientSocket socket, String payload) {
            Performance performance = playing.get(socket);
            if (performance != null && performance.asked) {
                socket.close(NORMAL_CLOSURE, END);
            }
        }

        @Override
        public void closed(ClientSocket socket) {
            playing.remove(socket);
        }
    }

    /** The recording on its way to one client; on the server's one thread. */
    private final class Performance {
        private final ClientSocket socket;
        private final long startNanos = System.nanoTime();
        private int next;
        private boolean asked;

        Performance(ClientSocket socket) {
            this.socket = socket;
        }

        /** Closing without having asked would throw away what the client has not read yet. */
        void playNext() {
            if (next < recording.frames().size()) {
                perform(recording.frames().get(next));
            } else {
                asked = true;
                socket.ping();
            }
        }

        private void perform(RecordedFrame frame) {
            long restNanos = dueNanos(frame) - (System.nanoTime() - startNanos);
            if (restNanos > 0) {
                socket.after(restNanos, this::playNext);
            } else {
                String time = frame.isTimed() ? Long.toString(frame.receiveUs()) : "-";
                next++;
                socket.send(time + '\n' + frame.text(), this::playNext);
            }
        }

        /** A frame without any time of its own follows the one before at once. */
        private long dueNanos(RecordedFrame frame) {
            long timeUs = RecordedFeeds.time(frame);
            return timeUs == RecordedFrame.UNKNOWN
                    ? 0
                    : (long) ((timeUs - recording.firstUs()) * 1e3 / speed);
        }
    }
}
