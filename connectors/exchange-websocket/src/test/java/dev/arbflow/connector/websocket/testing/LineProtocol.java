package dev.arbflow.connector.websocket.testing;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.VenueProtocol;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Side;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Ladder;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A venue's language for tests, one line a frame; times in microseconds, 0 if unknown.
 *
 * <pre>
 * history BTC/USD id (the newest trade before this connection)
 * trade BTC/USD id price time       book BTC/USD bid ask time       alive time
 * invalid BTC/USD reason            count event                     reconnect reason
 * boom  (a defect of the protocol)  anything else is malformed
 * </pre>
 */
public final class LineProtocol implements VenueProtocol {
    private final ConnectionSpec spec;
    private final Set<Listing> valid = new LinkedHashSet<>();
    private Map<Listing, Long> resumed = Map.of();
    private boolean ticked;

    public LineProtocol(ConnectionSpec spec) {
        this.spec = spec;
    }

    /** Shows what it knows in front of the first subscription. */
    @Override
    public void resume(Map<Listing, Long> newestTrades) {
        resumed = newestTrades;
    }

    @Override
    public void opened(long nowUs, ProtocolOutput out) {
        ticked = false;
        if (!resumed.isEmpty()) {
            out.send("resume " + resumed);
        }
        out.send("subscribe " + spec.listings());
    }

    @Override
    public void frame(String text, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        String[] word = text.split(" ", -1);
        switch (word[0]) {
            case "trade" -> trade(word, out);
            case "history" -> out.tradesBegin(listing(word[1]), Long.parseLong(word[2]));
            case "book" -> book(word, out);
            case "alive" -> out.alive(Long.parseLong(word[1]));
            case "invalid" -> invalid(listing(word[1]), BookValidity.valueOf(word[2]), out);
            case "count" -> out.count(ProtocolEvent.valueOf(word[1]));
            case "reconnect" -> out.reconnect(word[1]);
            case "boom" -> throw new IllegalStateException("boom");
            default -> throw new MalformedFrameException("not a line of this protocol");
        }
    }

    /** Sends {@code tick} with the first tick of each connection. */
    @Override
    public void tick(long nowUs, ProtocolOutput out) {
        if (!ticked) {
            ticked = true;
            out.send("tick");
        }
    }

    @Override
    public void closed(long nowUs, String reason, ProtocolOutput out) {
        for (Listing listing : Set.copyOf(valid)) {
            invalid(listing, BookValidity.DISCONNECTED, out);
        }
    }

    private void trade(String[] word, ProtocolOutput out) {
        out.trade(
                listing(word[1]),
                word[2],
                Side.BUY,
                Double.parseDouble(word[3]),
                1,
                Long.parseLong(word[4]));
    }

    private void book(String[] word, ProtocolOutput out) {
        Listing listing = listing(word[1]);
        valid.add(listing);
        out.book(listing, level(word[2]), level(word[3]), Long.parseLong(word[4]));
    }

    private void invalid(Listing listing, BookValidity why, ProtocolOutput out) {
        valid.remove(listing);
        out.invalidBook(listing, why, 0);
    }

    private Listing listing(String market) {
        return new Listing(spec.listings().get(0).venue(), Market.parse(market));
    }

    private static Ladder level(String price) {
        return new Ladder(new double[] {Double.parseDouble(price)}, new double[] {1});
    }
}
