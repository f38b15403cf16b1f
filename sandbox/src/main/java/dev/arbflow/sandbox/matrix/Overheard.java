package dev.arbflow.sandbox.matrix;

import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.VenueProtocol;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.market.Listing;
import java.util.Map;

/** A protocol of which somebody else hears when its connection opens or says anything. */
final class Overheard implements VenueProtocol {
    private final VenueProtocol protocol;
    private final Runnable spoke;

    Overheard(VenueProtocol protocol, Runnable spoke) {
        this.protocol = protocol;
        this.spoke = spoke;
    }

    @Override
    public void resume(Map<Listing, Long> newestTrades) {
        protocol.resume(newestTrades);
    }

    @Override
    public void opened(long nowUs, ProtocolOutput out) {
        spoke.run();
        protocol.opened(nowUs, out);
    }

    @Override
    public void frame(String text, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        spoke.run();
        protocol.frame(text, receiveUs, out);
    }

    @Override
    public void tick(long nowUs, ProtocolOutput out) {
        protocol.tick(nowUs, out);
    }

    @Override
    public void closed(long nowUs, String reason, ProtocolOutput out) {
        protocol.closed(nowUs, reason, out);
    }
}
