package dev.arbflow.jobs.io.exchange;

import com.google.common.collect.Lists;
import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.jobs.config.Subscription;
import dev.arbflow.jobs.config.Venues;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The exchanges' public sockets, and how many markets each lets one connection subscribe to. */
public final class MarketFeeds {
    private MarketFeeds() {}

    /** The connections that the configured subscriptions take, numbered within their feed. */
    public static List<ConnectionSpec> connections(Venues venues) {
        Map<Feed, Integer> taken = new EnumMap<>(Feed.class);
        List<ConnectionSpec> connections = new ArrayList<>();
        for (Subscription subscription : venues.subscriptions()) {
            for (List<Listing> listings : portions(subscription)) {
                int number = taken.merge(subscription.feed(), 1, Integer::sum) - 1;
                connections.add(connection(subscription, number, listings));
            }
        }
        return connections;
    }

    /** Names of those connections. */
    public static Set<String> connectionNames(Venues venues) {
        return connections(venues).stream()
                .map(ConnectionSpec::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ConnectionSpec connection(
            Subscription subscription, int number, List<Listing> listings) {
        Feed feed = subscription.feed();
        return new ConnectionSpec(
                feed,
                feed.name() + '-' + number,
                subscription.uri().orElseGet(() -> address(feed)),
                listings,
                subscription.depth(),
                subscription.recorded()
                        ? ConnectionSpec.Dialect.RECORDED
                        : ConnectionSpec.Dialect.LIVE);
    }

    private static List<List<Listing>> portions(Subscription subscription) {
        return Lists.partition(subscription.listings(), marketsAConnection(subscription.feed()));
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
