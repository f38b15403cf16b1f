package dev.arbflow.jobs.io;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.jobs.config.Subscription;
import dev.arbflow.jobs.config.Venues;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The exchanges' public sockets, and how many markets each lets one connection subscribe to. */
public final class MarketFeeds {
    private MarketFeeds() {}

    /** The connections that the configured subscriptions take, named after their feed. */
    public static List<ConnectionSpec> connections(Venues venues) {
        return venues.subscriptions().stream()
                .flatMap(subscription -> connections(subscription).stream())
                .toList();
    }

    /** Names of those connections. */
    static Set<String> connectionNames(Venues venues) {
        return connections(venues).stream()
                .map(ConnectionSpec::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<ConnectionSpec> connections(Subscription subscription) {
        Feed feed = subscription.feed();
        List<Listing> listings = subscription.listings();
        int most = marketsAConnection(feed);
        List<ConnectionSpec> connections = new ArrayList<>();
        for (int from = 0; from < listings.size(); from += most) {
            connections.add(
                    new ConnectionSpec(
                            feed,
                            feed.name() + '-' + connections.size(),
                            subscription.uri().orElseGet(() -> address(feed)),
                            listings.subList(from, Math.min(from + most, listings.size())),
                            subscription.depth(),
                            subscription.recorded()
                                    ? ConnectionSpec.Dialect.RECORDED
                                    : ConnectionSpec.Dialect.LIVE));
        }
        return connections;
    }

    private static URI address(Feed feed) {
        return URI.create(
                switch (feed) {
                    case BITSTAMP -> "wss://ws.bitstamp.net";
                    case BITFINEX -> "wss://api-pub.bitfinex.com/ws/2";
                    case KRAKEN -> "wss://ws.kraken.com/v2";
                    case COINBASE -> "wss://ws-feed.exchange.coinbase.com";
                    case COINAPI -> "wss://ws.coinapi.io/v1/";
                });
    }

    private static int marketsAConnection(Feed feed) {
        return switch (feed) {
            case BITSTAMP -> 100; // 1,024 channels, two a market
            case BITFINEX -> 12; // 25 channels, two a market
            case KRAKEN -> 50; // no figure is published
            case COINBASE -> 10;
            case COINAPI -> Integer.MAX_VALUE; // a plan may allow a single connection
        };
    }
}
