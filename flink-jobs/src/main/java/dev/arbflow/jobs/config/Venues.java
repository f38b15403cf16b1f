package dev.arbflow.jobs.config;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import java.util.List;
import java.util.Optional;

/**
 * Which feeds are read, and what of them.
 *
 * @param subscriptions at least one; several of one feed have a connection each
 * @param coinApiKey needed if one of them is {@link Feed#COINAPI}
 */
public record Venues(List<Subscription> subscriptions, Optional<Secret> coinApiKey) {

    /**
     * @throws IllegalArgumentException if nothing is read, or CoinAPI's key is missing
     */
    public Venues {
        subscriptions = List.copyOf(subscriptions);
        if (subscriptions.isEmpty()) {
            throw new IllegalArgumentException("venues must name at least one feed");
        }
        boolean needsKey = subscriptions.stream().anyMatch(each -> each.feed() == Feed.COINAPI);
        if (needsKey && coinApiKey.isEmpty()) {
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

    /** Whether there is a feed that tells of trades only. */
    public boolean haveFeedsWithoutBooks() {
        return subscriptions.stream().anyMatch(each -> !each.feed().hasBooks());
    }
}
