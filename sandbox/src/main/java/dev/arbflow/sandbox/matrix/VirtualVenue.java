package dev.arbflow.sandbox.matrix;

import dev.arbflow.connector.websocket.socket.FeedConnection;
import dev.arbflow.connector.websocket.socket.FeedConnector;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.venues.dialogue.Dialogue;
import dev.arbflow.sandbox.venues.dialogue.FaultyVenue;
import dev.arbflow.sandbox.venues.dialogue.SimulatedVenue;
import dev.arbflow.sandbox.venues.dialogue.VenueMemory;
import dev.arbflow.sandbox.venues.dialogue.VenueStep;
import dev.arbflow.sandbox.venues.faults.FrameFilter;
import dev.arbflow.sandbox.venues.faults.VenueFaults;
import dev.arbflow.sandbox.venues.faults.WireFormat;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** A simulated venue without sockets, in simulated time. */
final class VirtualVenue implements FaultyVenue, FeedConnector {
    private static final long DIALLING_US = 30_000;

    private final SimulatedVenue spec;
    private final VirtualTime time;
    private final VenueFaults faults = new VenueFaults();
    private final VenueMemory memory;
    private final Random random;
    private final Set<VirtualConnection> connections = new LinkedHashSet<>();

    VirtualVenue(SimulatedVenue spec, VirtualTime time) {
        this.spec = spec;
        this.time = time;
        this.memory = new VenueMemory(time::nowUs, spec.network().clockOffset(), faults);
        this.random = new Random(spec.feed().name().hashCode());
    }

    VenueMemory memory() {
        return memory;
    }

    void stepped(VenueStep step) {
        memory.remember(step);
        connections.forEach(each -> each.dialogue().stepped(step));
    }

    void tick() {
        faults.due(time.nowUs())
                .forEach(frame -> connections.forEach(each -> each.interject(frame)));
        List.copyOf(connections).forEach(VirtualConnection::read);
        connections.forEach(each -> each.dialogue().tick(time.nowUs()));
        List.copyOf(connections).forEach(VirtualConnection::deliver);
    }

    long delayUs() {
        return spec.network().delayUs(random);
    }

    Dialogue converse(VirtualConnection connection) {
        return spec.dialogues().apply(connection, memory);
    }

    void gone(VirtualConnection connection) {
        connections.remove(connection);
    }

    @Override
    public FeedConnection dial(URI uri, FeedConnection.Listener listener) {
        VirtualConnection connection = new VirtualConnection(this, time, listener);
        time.after(DIALLING_US, () -> answer(connection, listener));
        return connection;
    }

    private void answer(VirtualConnection connection, FeedConnection.Listener listener) {
        faults.turnsAway()
                .ifPresentOrElse(
                        away -> listener.turnedAway(away.status(), away.retryAfter()),
                        () -> {
                            if (connection.open()) {
                                connections.add(connection);
                            }
                        });
    }

    @Override
    public VenueFaults faults() {
        return faults;
    }

    @Override
    public Collection<Market> markets() {
        return memory.listed();
    }

    @Override
    public WireFormat wire() {
        return spec.wire();
    }

    @Override
    public void dropConnections() {
        List.copyOf(connections).forEach(VirtualConnection::drop);
    }

    @Override
    public void tell(Consumer<Dialogue> what) {
        connections.forEach(each -> what.accept(each.dialogue()));
    }

    /** Here every moment is judged. */
    @Override
    public void doubt(FrameFilter what, long untilUs) {}

    @Override
    public void close() {}
}
