package dev.arbflow.jobs.config;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which feeds are read, and what of them.
 *
 * @param subscriptions one a feed, at least one
 * @param coinApiKey needed if one of them is {@link Feed#COINAPI}
 */
public record Venues(List<Subscription> subscriptions, Optional<Secret> coinApiKey) {

    /**
     * @throws IllegalArgumentException if nothing is read, a feed is named twice, or CoinAPI's key
     *     is missing
     */
    public Venues {
        subscriptions = List.copyOf(subscriptions);
        if (subscriptions.isEmpty()) {
            throw new IllegalArgumentException("venues must name at least one feed");
        }
        Set<Feed> feeds = new HashSet<>();
        for (Subscription subscription : subscriptions) {
            if (!feeds.add(subscription.feed())) {
                throw new IllegalArgumentException(
                        "feed " + subscription.feed() + " is named twice");
            }
        }
        if (feeds.contains(Feed.COINAPI) && coinApiKey.isEmpty()) {
            throw new IllegalArgumentException("COINAPI_KEY is not set, and feed COINAPI needs it");
        }
    }

    /** Everything that has a book: what detection can find a route between. */
    public List<Listing> listingsWithBooks() {
        return subscriptions.stream()
                .filter(subscription -> subscription.feed().hasBooks())
                .flatMap(subscription -> subscription.listings().stream())
                .toList();
    }
}
