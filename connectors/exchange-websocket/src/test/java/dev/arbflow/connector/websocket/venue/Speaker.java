package dev.arbflow.connector.websocket.venue;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.venue.session.VenueProtocol;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A protocol under test with a clock of its own that a test moves by hand. */
public final class Speaker {
    public static final String API_KEY = "k-3y\"of\\tests";

    public final SeenOutput out = new SeenOutput();
    private final VenueProtocol protocol;
    private long nowUs = 1_783_000_000_000_000L;

    public Speaker(ConnectionSpec spec) {
        this.protocol = VenueProtocols.forSpec(spec, API_KEY);
    }

    public static ConnectionSpec spec(
            Feed feed, int depth, ConnectionSpec.Dialect dialect, String... listings) {
        List<Listing> parsed = Arrays.stream(listings).map(Listing::parse).toList();
        return new ConnectionSpec(
                feed, feed + "-0", URI.create("ws://localhost"), parsed, depth, dialect);
    }

    public Speaker resume(Map<Listing, Long> newestTrades) {
        protocol.resume(newestTrades);
        return this;
    }

    public Speaker open() {
        protocol.opened(nowUs, out);
        return this;
    }

    public Speaker hear(String... frames) throws MalformedFrameException {
        for (String frame : frames) {
            protocol.frame(frame, nowUs, out);
        }
        return this;
    }

    Speaker hear(List<String> frames) throws MalformedFrameException {
        return hear(frames.toArray(String[]::new));
    }

    public Speaker after(Duration time) {
        nowUs += time.toNanos() / 1000;
        protocol.tick(nowUs, out);
        return this;
    }

    /** Moves the clock without a tick in between, as a recording does. */
    public Speaker jump(Duration time) {
        nowUs += time.toNanos() / 1000;
        return this;
    }

    public long nowUs() {
        return nowUs;
    }

    public Speaker close(String reason) {
        protocol.closed(nowUs, reason, out);
        return this;
    }
}
