package dev.arbflow.connector.websocket.venue;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.venue.bitfinex.BitfinexProtocol;
import dev.arbflow.connector.websocket.venue.bitstamp.BitstampProtocol;
import dev.arbflow.connector.websocket.venue.coinapi.CoinApiProtocol;
import dev.arbflow.connector.websocket.venue.coinbase.CoinbaseProtocol;
import dev.arbflow.connector.websocket.venue.kraken.KrakenProtocol;
import dev.arbflow.connector.websocket.venue.session.Pings;
import dev.arbflow.connector.websocket.venue.session.SubscribedBooks;
import dev.arbflow.connector.websocket.venue.session.VenueLanguage;
import dev.arbflow.connector.websocket.venue.session.VenueProtocol;
import dev.arbflow.connector.websocket.venue.session.VenueSession;
import dev.arbflow.connector.websocket.venue.symbol.Symbols;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import java.time.Duration;
import java.util.List;

/** Makes the protocol of a connection. */
public final class VenueProtocols {
    private VenueProtocols() {}

    /**
     * How many listings one connection of a feed may carry.
     *
     * @see <a href="https://docs.bitfinex.com/docs/requirements-and-limitations">Bitfinex: 25
     *     channels a connection</a>
     * @see <a href="https://www.bitstamp.net/websocket/v2/">Bitstamp: 1024 channels</a>
     */
    public static int listingsPerConnection(Feed feed) {
        return switch (feed) {
            case BITFINEX -> 12;
            case BITSTAMP -> 512;
            case KRAKEN, COINBASE, COINAPI -> Integer.MAX_VALUE;
        };
    }

    /**
     * A protocol for one connection over all its epochs.
     *
     * @param apiKey the aggregator's key; venues' own public feeds need none. It is sent to the
     *     aggregator and appears nowhere else
     * @throws IllegalArgumentException if the venue does not offer the depth, cannot name a listing
     *     or does not allow as many, or a key is needed and missing
     */
    public static VenueProtocol forSpec(ConnectionSpec spec, String apiKey) {
        Feed feed = spec.feed();
        if (spec.listings().size() > listingsPerConnection(feed)) {
            throw new IllegalArgumentException(
                    "a connection of %s carries at most %s markets, not %s"
                            .formatted(feed, listingsPerConnection(feed), spec.listings().size()));
        }
        Symbols symbols = new Symbols(feed, spec.listings());
        List<Listing> withBook = feed.hasBooks() ? spec.listings() : List.of();
        Pings pings = new Pings();
        SubscribedBooks books = new SubscribedBooks(withBook, spec.depth());
        VenueLanguage language =
                switch (feed) {
                    case BITSTAMP -> new BitstampProtocol(spec, symbols, books, pings);
                    case BITFINEX -> new BitfinexProtocol(spec, symbols, books, pings);
                    case KRAKEN -> new KrakenProtocol(spec, symbols, books, pings);
                    case COINBASE -> new CoinbaseProtocol(symbols, books);
                    case COINAPI -> new CoinApiProtocol(symbols, apiKey);
                };
        boolean live = spec.dialect() == ConnectionSpec.Dialect.LIVE;
        return new VenueSession(feed, books, language, pings, deadAfter(feed), live);
    }

    /** From the interval at which each venue speaks unasked or answers a ping. */
    private static Duration deadAfter(Feed feed) {
        return switch (feed) {
            case BITSTAMP -> Duration.ofSeconds(60);
            case BITFINEX -> Duration.ofSeconds(35);
            case KRAKEN, COINBASE -> Duration.ofSeconds(5);
            case COINAPI -> Duration.ofSeconds(10);
        };
    }
}
