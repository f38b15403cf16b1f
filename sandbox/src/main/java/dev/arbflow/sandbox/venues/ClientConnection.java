package dev.arbflow.sandbox.venues;

import dev.arbflow.market.Market;
import dev.arbflow.sandbox.truth.FeedFault;
import dev.arbflow.sandbox.venues.server.Frame;
import dev.arbflow.sandbox.venues.server.Session;
import dev.arbflow.sandbox.venues.server.VenueLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.java_websocket.WebSocket;

/**
 * One client's socket behind the venue's network delay.
 *
 * <p>Frames wait in a queue until they are due, so that they never overtake each other.
 */
final class ClientConnection implements Session {
    /** How often a close waits for the socket to have taken everything. */
    private static final long FLUSH_POLL_US = 1_000;

    private final WebSocket socket;
    private final VenueSimulator venue;
    private final VenueLoop loop;
    private final LongSupplier delayUs;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final Set<Market> served = new HashSet<>();
    private final String apiKeyHeader;
    private boolean draining;
    private long silentUntilUs;

    /** A frame on its way, or with a null frame the end of the connection. */
    private record Pending(long dueUs, Frame frame, Runnable end) {}

    ClientConnection(
            WebSocket socket,
            String apiKeyHeader,
            VenueSimulator venue,
            VenueLoop loop,
            LongSupplier delayUs) {
        this.socket = socket;
        this.apiKeyHeader = apiKeyHeader;
        this.venue = venue;
        this.loop = loop;
        this.delayUs = delayUs;
    }

    @Override
    public void send(Frame frame) {
        enqueue(frame, null);
    }

    @Override
    public void close(int code, String reason) {
        enqueue(null, () -> socket.close(code, reason));
    }

    @Override
    public String apiKeyHeader() {
        return apiKeyHeader;
    }

    @Override
    public void served(Market market) {
        served.add(market);
        venue.reports().served(market);
    }

    @Override
    public void failed(Market market, FeedFault.Kind kind) {
        if (served.remove(market)) {
            venue.reports().failed(market, kind);
        }
    }

    /** Holds everything back until a moment; then it arrives at once. */
    void silence(long untilUs) {
        silentUntilUs = untilUs;
        served.forEach(market -> venue.reports().failed(market, FeedFault.Kind.SILENCE));
        loop.after(untilUs - loop.nowUs(), this::speak);
    }

    /** Cuts the connection without a word, as a broken network does. */
    void drop() {
        pending.clear();
        whenFlushed(() -> socket.closeConnection(1006, "dropped by the simulated venue"));
    }

    /** The socket is gone. */
    void gone() {
        pending.clear();
        Set.copyOf(served).forEach(market -> failed(market, FeedFault.Kind.DISCONNECT));
    }

    private void speak() {
        if (loop.nowUs() >= silentUntilUs && socket.isOpen()) {
            served.forEach(venue.reports()::spoke);
        }
    }

    private void enqueue(Frame frame, Runnable end) {
        long now = loop.nowUs();
        long due = Math.max(now + delayUs.getAsLong(), silentUntilUs);
        if (!pending.isEmpty()) {
            due = Math.max(due, pending.getLast().dueUs());
        }
        pending.addLast(new Pending(due, frame, end));
        if (!draining) {
            draining = true;
            loop.after(due - now, this::drain);
        }
    }

    private void drain() {
        long now = loop.nowUs();
        while (!pending.isEmpty() && pending.getFirst().dueUs() <= now) {
            Pending due = pending.removeFirst();
            venue.happened(due.dueUs(), now);
            if (due.end() != null) {
                pending.clear();
                whenFlushed(due.end());
            } else if (socket.isOpen()) {
                socket.send(due.frame().text());
                venue.sent(due.frame());
            }
        }
        draining = !pending.isEmpty();
        if (draining) {
            loop.after(pending.getFirst().dueUs() - now, this::drain);
        }
    }

    private void whenFlushed(Runnable action) {
        if (socket.isOpen() && !venue.hasTaken(socket)) {
            loop.after(FLUSH_POLL_US, () -> whenFlushed(action));
        } else {
            action.run();
        }
    }
}
