package dev.arbflow.jobs.io.exchange;

import com.google.common.collect.Lists;
import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.venue.VenueProfiles;
import dev.arbflow.jobs.config.Subscription;
import dev.arbflow.jobs.config.Venues;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The connections to the exchanges' public sockets that a configuration takes. */
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
                subscription.uri().orElseGet(() -> VenueProfiles.of(feed).address()),
                listings,
                subscription.depth(),
                subscription.recorded()
                        ? ConnectionSpec.Dialect.RECORDED
                        : ConnectionSpec.Dialect.LIVE);
    }

    private static List<List<Listing>> portions(Subscription subscription) {
        return Lists.partition(
                subscription.listings(),
                VenueProfiles.of(subscription.feed()).limits().listingsPerConnection());
    }
}
