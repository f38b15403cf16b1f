package dev.arbflow.sandbox.venues;

import dev.arbflow.embedded.websocket.ClientListener;
import dev.arbflow.embedded.websocket.ClientSocket;
import dev.arbflow.embedded.websocket.TurnedAway;
import dev.arbflow.sandbox.venues.server.Alarm;
import dev.arbflow.sandbox.venues.server.VenueLoop;
import dev.arbflow.sandbox.venues.server.Way;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Brings what happens on a server's thread to the venues' thread. */
final class VenueSockets implements ClientListener {
    private static final String API_KEY_HEADER = "X-CoinAPI-Key";

    private final VenueSimulator venue;
    private final VenueLoop loop;
    private final Map<ClientSocket, Unread> unread = new HashMap<>(); // of the venues' thread

    VenueSockets(VenueSimulator venue, VenueLoop loop) {
        this.venue = venue;
        this.loop = loop;
    }

    @Override
    public Optional<TurnedAway> turnsAway() {
        return venue.faults().turnsAway();
    }

    @Override
    public void opened(ClientSocket socket) {
        String key = socket.header(API_KEY_HEADER);
        loop.execute(
                () -> {
                    unread.put(socket, new Unread(socket));
                    venue.opened(socket, key);
                });
    }

    @Override
    public void received(ClientSocket socket, String text) {
        loop.execute(
                () -> {
                    Unread its = unread.get(socket);
                    if (its != null) {
                        its.add(text);
                    }
                });
    }

    @Override
    public void closed(ClientSocket socket) {
        loop.execute(
                () -> {
                    Unread its = unread.remove(socket);
                    if (its != null) {
                        its.messages.clear();
                    }
                    venue.closed(socket);
                });
    }

    /**
     * What one client sent and the venue has not read: it is read in the order of sending, also
     * when what lay unread meets what need not wait any more.
     */
    private final class Unread {
        private final ClientSocket socket;
        private final Way<String> messages = new Way<>();
        private final Alarm alarm = new Alarm(loop::nowUs, loop::after, this::read);

        Unread(ClientSocket socket) {
            this.socket = socket;
        }

        void add(String text) {
            messages.send(text, loop.nowUs() + venue.faults().unreadUs());
            read();
        }

        private void read() {
            for (Optional<Way.Travelling<String>> due = messages.arrived(loop.nowUs());
                    due.isPresent();
                    due = messages.arrived(loop.nowUs())) {
                venue.received(socket, due.get().what());
            }
            if (!messages.isEmpty()) {
                alarm.set(messages.nextUs());
            }
        }
    }
}
