package dev.arbflow.sandbox.matrix;

import dev.arbflow.connector.websocket.socket.FeedConnection;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.truth.FeedFault;
import dev.arbflow.sandbox.venues.dialogue.Dialogue;
import dev.arbflow.sandbox.venues.faults.Departure;
import dev.arbflow.sandbox.venues.server.Frame;
import dev.arbflow.sandbox.venues.server.Session;
import dev.arbflow.sandbox.venues.server.Way;
import java.util.Optional;

/** A connection to a {@link VirtualVenue}, as both ends see it. */
final class VirtualConnection implements FeedConnection, Session {
    private static final long UPLINK_US = 8_000;

    private final VirtualVenue venue;
    private final VirtualTime time;
    private final Listener listener;
    private final Dialogue dialogue;
    private final Way<Runnable> way = new Way<>();
    private final Way<String> uplink = new Way<>();
    private boolean closed;

    VirtualConnection(VirtualVenue venue, VirtualTime time, Listener listener) {
        this.venue = venue;
        this.time = time;
        this.listener = listener;
        this.dialogue = venue.converse(this);
    }

    Dialogue dialogue() {
        return dialogue;
    }

    /** The venue accepts it; returns whether the client still wants it. */
    boolean open() {
        if (!closed) {
            listener.opened();
            dialogue.opened();
        }
        return !closed;
    }

    /** Lets the venue read what has arrived of the client's, in its order. */
    void read() {
        for (Optional<Way.Travelling<String>> due = uplink.arrived(time.nowUs());
                due.isPresent();
                due = uplink.arrived(time.nowUs())) {
            received(due.get().what());
        }
    }

    /** Brings the client what has arrived. */
    void deliver() {
        for (Optional<Way.Travelling<Runnable>> due = way.arrived(time.nowUs());
                due.isPresent() && !closed;
                due = way.arrived(time.nowUs())) {
            due.get().what().run();
        }
    }

    /** Sends a frame that no dialogue made. */
    void interject(Frame frame) {
        leave(Departure.of(frame));
    }

    /** Cuts it without a word. */
    void drop() {
        end(ABNORMAL_CLOSURE, "dropped by the simulated venue");
    }

    @Override
    public void requestMessage() {}

    /** From the client. */
    @Override
    public void send(String text) {
        uplink.send(text, time.nowUs() + UPLINK_US + venue.faults().unreadUs());
    }

    private void received(String text) {
        if (closed) {
            return;
        }
        if (venue.faults().findsTooFast(time.nowUs())) {
            dialogue.tooFast(text);
        } else {
            dialogue.received(text);
        }
    }

    /** By the client. */
    @Override
    public void close() {
        closed = true;
        venue.gone(this);
    }

    /** From the venue. */
    @Override
    public void send(Frame frame) {
        venue.faults().leaving(frame, time.nowUs()).forEach(this::leave);
    }

    private void leave(Departure departure) {
        String text = departure.frame().text();
        long dueUs = time.nowUs() + venue.delayUs() + departure.delayUs();
        if (departure.strays()) {
            way.stray(() -> arrive(text), dueUs);
        } else {
            way.send(() -> arrive(text), dueUs);
        }
    }

    /** As the socket's client does it. */
    private void arrive(String text) {
        if (text.length() > MAX_MESSAGE_CHARS) {
            listener.refused("message longer than " + MAX_MESSAGE_CHARS + " characters", "");
        } else {
            listener.message(text);
        }
    }

    /** By the venue. */
    @Override
    public void close(int code, String reason) {
        way.send(() -> end(code, reason), time.nowUs() + venue.delayUs());
    }

    private void end(int code, String reason) {
        if (!closed) {
            close();
            listener.closed(code, reason);
        }
    }

    @Override
    public String apiKeyHeader() {
        return "";
    }

    @Override
    public void served(Market market) {}

    @Override
    public void failed(Market market, FeedFault.Kind kind) {}
}
