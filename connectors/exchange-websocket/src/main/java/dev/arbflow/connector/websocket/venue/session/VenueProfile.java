package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.venue.symbol.SymbolStyle;
import dev.arbflow.connector.websocket.venue.symbol.Symbols;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import java.net.URI;
import java.util.List;

/**
 * What is particular to one feed's public websocket. To know a venue is to have one of these.
 *
 * @param feed whose
 * @param address where it listens, without a setting to the contrary
 * @param limits what it allows and what may be expected of it
 * @param symbols how it writes the name of a market
 * @param language makes what is spoken on one connection
 */
public record VenueProfile(
        Feed feed, URI address, VenueLimits limits, SymbolStyle symbols, LanguageFactory language) {

    /**
     * The protocol of one connection.
     *
     * @param apiKey the aggregator's key; empty for venues' own public feeds
     */
    public VenueProtocol protocol(ConnectionSpec spec, String apiKey) {
        List<Listing> withBook = feed.hasBooks() ? spec.listings() : List.of();
        SubscribedBooks books = new SubscribedBooks(withBook, spec.depth());
        PacedOutput paced = new PacedOutput(limits.sending());
        Subscriptions subscriptions =
                new Subscriptions(feed, spec.listings(), books, limits.trades(), paced);
        Pings pings = new Pings();
        Symbols names = new Symbols(feed, symbols, spec.listings());
        VenueLanguage spoken =
                language.create(new Connection(spec, names, books, subscriptions, pings, apiKey));
        return new VenueSession(
                feed,
                new VenueSession.Parts(books, subscriptions, paced, pings),
                spoken,
                limits,
                spec.dialect() == ConnectionSpec.Dialect.LIVE);
    }

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
     * @param subscriptions are told of answers to what was asked for
     * @param pings is told of answers
     * @param apiKey the aggregator's key; empty for venues' own public feeds
     */
    public record Connection(
            ConnectionSpec spec,
            Symbols symbols,
            SubscribedBooks books,
            Subscriptions subscriptions,
            Pings pings,
            String apiKey) {}
}
