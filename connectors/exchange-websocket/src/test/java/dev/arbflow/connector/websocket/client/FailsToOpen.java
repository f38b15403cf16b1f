package dev.arbflow.connector.websocket.client;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.VenueProtocol;
import dev.arbflow.market.Listing;
import java.util.Map;

/** A protocol with a defect that no venue can be blamed for. */
final class FailsToOpen implements VenueProtocol {

    FailsToOpen(ConnectionSpec spec) {}

    @Override
    public void resume(Map<Listing, Long> newestTrades) {}

    @Override
    public void opened(long nowUs, ProtocolOutput out) {
        throw new IllegalStateException("cannot open");
    }

    @Override
    public void frame(String text, long receiveUs, ProtocolOutput out) {}

    @Override
    public void tick(long nowUs, ProtocolOutput out) {}

    @Override
    public void closed(long nowUs, String reason, ProtocolOutput out) {}
}
