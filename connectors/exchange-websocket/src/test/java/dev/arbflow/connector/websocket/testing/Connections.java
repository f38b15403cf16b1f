package dev.arbflow.connector.websocket.testing;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.ExchangeSourceOptions;
import dev.arbflow.connector.websocket.client.ReconnectBackoff;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Specs and options for tests. */
public final class Connections {

    /** Dials again within a few milliseconds. */
    public static final ReconnectBackoff.Limits AT_ONCE =
            new ReconnectBackoff.Limits(
                    Duration.ofMillis(5),
                    Duration.ofMillis(20),
                    Duration.ofMillis(1),
                    Duration.ofSeconds(1));

    private Connections() {}

    /** A Kraken connection; markets as {@code BTC/USD}. */
    public static ConnectionSpec kraken(String name, URI uri, String... markets) {
        List<Listing> listings =
                Arrays.stream(markets).map(market -> Listing.parse("KRAKEN|" + market)).toList();
        return new ConnectionSpec(
                Feed.KRAKEN, name, uri, listings, 10, ConnectionSpec.Dialect.LIVE);
    }

    /** Options for connections that speak {@link LineProtocol}. */
    public static ExchangeSourceOptions.Builder options(ConnectionSpec... specs) {
        return ExchangeSourceOptions.of(List.of(specs), LineProtocol::new).reconnect(AT_ONCE);
    }
}
