package dev.arbflow.sandbox.venues;

import dev.arbflow.sandbox.venues.server.TurnedAway;
import dev.arbflow.sandbox.venues.server.VenueLoop;
import dev.arbflow.sandbox.venues.server.VenueServer;
import java.util.Optional;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;

/** Brings what happens on a server's threads to the venues' thread. */
final class VenueSockets implements VenueServer.Handler {
    private static final String API_KEY_HEADER = "X-CoinAPI-Key";

    private final VenueSimulator venue;
    private final VenueLoop loop;

    VenueSockets(VenueSimulator venue, VenueLoop loop) {
        this.venue = venue;
        this.loop = loop;
    }

    @Override
    public Optional<TurnedAway> turnsAway() {
        return venue.faults().turnsAway();
    }

    @Override
    public void opened(WebSocket socket, ClientHandshake request) {
        String key = request.getFieldValue(API_KEY_HEADER);
        loop.execute(() -> venue.opened(socket, key));
    }

    @Override
    public void received(WebSocket socket, String text) {
        loop.after(venue.faults().unreadUs(), () -> venue.received(socket, text));
    }

    @Override
    public void closed(WebSocket socket) {
        loop.execute(() -> venue.closed(socket));
    }
}
