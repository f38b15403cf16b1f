package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.venue.symbol.SymbolStyle;
import dev.arbflow.connector.websocket.venue.symbol.Symbols;
import dev.arbflow.market.Feed;
import java.net.URI;
import java.time.Duration;

/**
 * What is particular to one feed's public websocket. To know a venue is to have one of these.
 *
 * @param feed whose
 * @param address where it listens, without a setting to the contrary
 * @param listingsPerConnection markets that one connection carries at most
 * @param deadAfter silence after which a connection is given up: from the interval at which the
 *     venue speaks unasked or answers a ping
 * @param symbols how it writes the name of a market
 * @param language makes what is spoken on one connection
 */
public record VenueProfile(
        Feed feed,
        URI address,
        int listingsPerConnection,
        Duration deadAfter,
        SymbolStyle symbols,
        LanguageFactory language) {

    /** Makes what is spoken on one connection. */
    @FunctionalInterface
    public interface LanguageFactory {

        /**
         * Makes it.
         *
         * @throws IllegalArgumentException if the venue does not offer the depth, or a key is
         *     needed and missing
         */
        VenueLanguage create(Connection connection);
    }

    /**
     * What a language works with over all epochs of a connection.
     *
     * @param spec what the connection is for
     * @param symbols names of its listings
     * @param books those of its listings that have books
     * @param pings is told of answers
     * @param apiKey the aggregator's key; empty for venues' own public feeds
     */
    public record Connection(
            ConnectionSpec spec,
            Symbols symbols,
            SubscribedBooks books,
            Pings pings,
            String apiKey) {}
}
