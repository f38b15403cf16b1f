package dev.arbflow.jobs.io.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.jobs.config.Subscription;
import dev.arbflow.jobs.config.Venues;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarketFeedsTest {
    private static final Optional<Secret> KEY = Optional.of(new Secret("key"));

    @Test
    void aConnectionTakesNoMoreMarketsThanItsVenueAllows() {
        List<ConnectionSpec> connections = connections(subscription(Feed.BITFINEX, 25, null));

        assertThat(connections)
                .extracting(ConnectionSpec::name)
                .containsExactly("BITFINEX-0", "BITFINEX-1", "BITFINEX-2");
        assertThat(connections)
                .extracting(connection -> connection.listings().size())
                .containsExactly(12, 12, 1);
    }

    @Test
    void anAggregatorIsCalledOnceForEverything() {
        assertThat(connections(subscription(Feed.COINAPI, 500, null))).hasSize(1);
    }

    @Test
    void namesStayUniqueOverSeveralSubscriptionsOfOneFeed() {
        assertThat(
                        MarketFeeds.connectionNames(
                                venues(
                                        subscription(Feed.COINBASE, 1, null),
                                        subscription(Feed.KRAKEN, 1, null),
                                        subscription(Feed.COINBASE, 11, null))))
                .containsExactlyInAnyOrder("COINBASE-0", "COINBASE-1", "COINBASE-2", "KRAKEN-0");
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void everyFeedHasAnAddressOverTls(Feed feed) {
        assertThat(connections(subscription(feed, 1, null)).get(0).uri()).hasScheme("wss");
    }

    @Test
    void anotherAddressWinsAndARecordingIsSpokenToInItsDialect() {
        URI uri = URI.create("ws://127.0.0.1:9000");

        ConnectionSpec connection = connections(subscription(Feed.KRAKEN, 1, uri)).get(0);

        assertThat(connection.uri()).isEqualTo(uri);
        assertThat(connection.dialect()).isEqualTo(ConnectionSpec.Dialect.RECORDED);
        assertThat(connection.depth()).isEqualTo(10);
    }

    private static List<ConnectionSpec> connections(Subscription... subscriptions) {
        return MarketFeeds.connections(venues(subscriptions));
    }

    private static Venues venues(Subscription... subscriptions) {
        return new Venues(Arrays.asList(subscriptions), KEY);
    }

    private static Subscription subscription(Feed feed, int markets, URI uri) {
        Venue venue = feed.venue().orElse(Venue.GEMINI);
        List<Listing> listings =
                IntStream.range(0, markets)
                        .mapToObj(i -> new Listing(venue, Market.parse("A" + i + "/USD")))
                        .toList();
        return new Subscription(feed, Optional.ofNullable(uri), listings, 10, uri != null);
    }
}
