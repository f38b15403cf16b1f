package dev.arbflow.sandbox.venues;

import dev.arbflow.embedded.websocket.ClientSocket;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.truth.FeedFault;
import dev.arbflow.sandbox.venues.faults.Departure;
import dev.arbflow.sandbox.venues.server.Alarm;
import dev.arbflow.sandbox.venues.server.Frame;
import dev.arbflow.sandbox.venues.server.Session;
import dev.arbflow.sandbox.venues.server.VenueLoop;
import dev.arbflow.sandbox.venues.server.Way;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * One client's socket behind the venue's network delay.
 *
 * <p>Frames wait until they are due and do not overtake each other, unless a fault wants it so.
 */
final class ClientConnection implements Session {
    private final ClientSocket socket;
    private final VenueSimulator venue;
    private final VenueLoop loop;
    private final LongSupplier delayUs;
    private final Way<Pending> pending = new Way<>();
    private final Set<Market> served = new HashSet<>();
    private final String apiKeyHeader;
    private final Alarm alarm;

    /** A frame on its way, or with a null frame the end of the connection. */
    private record Pending(Frame frame, Runnable end) {}

    ClientConnection(
            ClientSocket socket,
            String apiKeyHeader,
            VenueSimulator venue,
            VenueLoop loop,
            LongSupplier delayUs) {
        this.socket = socket;
        this.apiKeyHeader = apiKeyHeader;
        this.venue = venue;
        this.loop = loop;
        this.delayUs = delayUs;
        this.alarm = new Alarm(loop::nowUs, loop::after, this::drain);
    }

    @Override
    public void send(Frame frame) {
        venue.leaving(frame).forEach(this::enqueue);
    }

    /** Sends a frame that no dialogue made, behind all others. */
    void interject(Frame frame) {
        enqueue(Departure.of(frame));
    }

    @Override
    public void close(int code, String reason) {
        pending.send(new Pending(null, () -> socket.close(code, reason)), arrivesUs(0));
        drainWhenDue();
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

    /** Cuts the connection without a word, as a broken network does. */
    void drop() {
        pending.clear();
        socket.drop();
    }

    /** The socket is gone. */
    void gone() {
        pending.clear();
        Set.copyOf(served).forEach(market -> failed(market, FeedFault.Kind.DISCONNECT));
    }

    private void enqueue(Departure departure) {
        Pending frame = new Pending(departure.frame(), null);
        long dueUs = arrivesUs(departure.delayUs());
        if (departure.strays()) {
            pending.stray(frame, dueUs);
        } else {
            pending.send(frame, dueUs);
        }
        drainWhenDue();
    }

    private long arrivesUs(long lateUs) {
        return loop.nowUs() + delayUs.getAsLong() + lateUs;
    }

    private void drainWhenDue() {
        if (!pending.isEmpty()) {
            alarm.set(pending.nextUs());
        }
    }

    private void drain() {
        long now = loop.nowUs();
        for (Optional<Way.Travelling<Pending>> due = pending.arrived(now);
                due.isPresent();
                due = pending.arrived(now)) {
            venue.happened(due.get().dueUs(), now);
            deliver(due.get().what());
        }
        drainWhenDue();
    }

    private void deliver(Pending due) {
        if (due.end() != null) {
            pending.clear();
            due.end().run();
        } else if (socket.isOpen()) {
            socket.send(due.frame().text());
            venue.sent(due.frame());
        }
    }
}
