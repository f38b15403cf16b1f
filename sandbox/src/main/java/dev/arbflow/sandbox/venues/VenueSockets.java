package dev.arbflow.sandbox.venues;

import dev.arbflow.embedded.websocket.ClientListener;
import dev.arbflow.embedded.websocket.ClientSocket;
import dev.arbflow.embedded.websocket.TurnedAway;
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
    private final Map<ClientSocket, Way<String>> unread = new HashMap<>(); // of the venues' thread

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
                    unread.put(socket, new Way<>());
                    venue.opened(socket, key);
                });
    }

    @Override
    public void received(ClientSocket socket, String text) {
        loop.execute(
                () -> {
                    Way<String> its = unread.get(socket);
                    if (its != null) {
                        its.send(text, loop.nowUs() + venue.faults().unreadUs());
                        read(socket);
                    }
                });
    }

    /** In the order of sending, also when what lay unread meets what need not wait any more. */
    private void read(ClientSocket socket) {
        Way<String> its = unread.getOrDefault(socket, new Way<>());
        for (Optional<Way.Travelling<String>> due = its.arrived(loop.nowUs());
                due.isPresent();
                due = its.arrived(loop.nowUs())) {
            venue.received(socket, due.get().what());
        }
        if (!its.isEmpty()) {
            loop.after(Math.max(0, its.nextUs() - loop.nowUs()), () -> read(socket));
        }
    }

    @Override
    public void closed(ClientSocket socket) {
        loop.execute(
                () -> {
                    unread.remove(socket);
                    venue.closed(socket);
                });
    }
}
