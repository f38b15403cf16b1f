package dev.arbflow.embedded.websocket;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Notes what a server tells, one line per event. */
final class Diary implements ClientListener {

    /** A message on which the listener fails. */
    static final String BREAKS = "break";

    private static final int PATIENCE_S = 20;

    private final BlockingQueue<ClientSocket> sockets = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private volatile TurnedAway away;

    /** The next client that connects. */
    ClientSocket opened() throws InterruptedException {
        return awaited(sockets);
    }

    /** What happened next. */
    String next() throws InterruptedException {
        return awaited(lines);
    }

    /** Turns away from now on; null: no more. */
    void turnAway(TurnedAway answer) {
        away = answer;
    }

    private static <T> T awaited(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("waited in vain");
        }
        return next;
    }

    @Override
    public Optional<TurnedAway> turnsAway() {
        return Optional.ofNullable(away);
    }

    @Override
    public void opened(ClientSocket socket) {
        sockets.add(socket);
    }

    @Override
    public void received(ClientSocket socket, String text) {
        if (text.equals(BREAKS)) {
            throw new IllegalStateException(text);
        }
        lines.add("received " + text);
    }

    @Override
    public void ponged(ClientSocket socket, String payload) {
        lines.add("ponged " + payload);
    }

    @Override
    public void closed(ClientSocket socket) {
        lines.add("closed");
    }
}
