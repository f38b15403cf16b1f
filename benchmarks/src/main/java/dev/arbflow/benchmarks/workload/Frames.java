package dev.arbflow.benchmarks.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.venue.VenueProtocols;
import dev.arbflow.connector.websocket.venue.session.VenueProtocol;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Venue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The sample frames of one feed, as {@code docs/sample-frames} has them. */
public final class Frames {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> MARKETS = List.of("BTC/USD", "ETH/USD");
    private static final List<Venue> AGGREGATED =
            List.of(Venue.BITSTAMP, Venue.BITFINEX, Venue.KRAKEN, Venue.COINBASE);

    /** Of the sandbox, in which the frames were recorded. */
    private static final int DEPTH = 10;

    private Frames() {}

    /**
     * One frame that came in.
     *
     * @param receiveUs when, microseconds since 1970-01-01T00:00:00Z
     */
    public record Frame(long receiveUs, String text) {}

    /** All that came in, in order. */
    public static List<Frame> of(Feed feed) {
        String name = feed.name().toLowerCase(Locale.ROOT);
        String version = feed == Feed.KRAKEN ? "_v2" : "";
        String resource = "/frames/" + name + version + "_ws_simulated.jsonl";
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        Frames.class.getResourceAsStream(resource), resource),
                                StandardCharsets.UTF_8))) {
            return lines.lines().flatMap(Frames::inbound).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What reads them: subscribed as the recording client was. */
    public static VenueProtocol protocol(Feed feed) {
        List<Listing> listings =
                feed.venue().map(List::of).orElse(AGGREGATED).stream()
                        .flatMap(venue -> MARKETS.stream().map(it -> listing(venue, it)))
                        .toList();
        URI nowhere = URI.create("ws://localhost");
        return VenueProtocols.forSpec(
                new ConnectionSpec(
                        feed,
                        feed + "-0",
                        nowhere,
                        listings,
                        feed == Feed.BITFINEX ? 25 : DEPTH,
                        ConnectionSpec.Dialect.LIVE),
                "simulated");
    }

    private static Listing listing(Venue venue, String market) {
        return Listing.parse(venue + "|" + market);
    }

    private static Stream<Frame> inbound(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return node.get("dir").asText().equals("in")
                    ? Stream.of(
                            new Frame(
                                    Math.round(node.get("t").asDouble() * 1e6),
                                    node.get("raw").asText()))
                    : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
