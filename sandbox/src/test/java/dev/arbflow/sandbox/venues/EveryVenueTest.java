package dev.arbflow.sandbox.venues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.venue.VenueProfiles;
import dev.arbflow.jobs.config.settings.FeeFile;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.venues.dialogue.SimulatedVenue;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What docs/adding-a-venue.md asks for is there for every feed: none is listed but incomplete. */
class EveryVenueTest {

    @ParameterizedTest
    @EnumSource
    void readsTheNamesThatItWrites(Feed feed) {
        feed.venue()
                .map(venue -> new Listing(venue, Market.parse("BTC/USD")))
                .ifPresent(
                        listing -> {
                            var symbols = VenueProfiles.of(feed).symbols();
                            assertThat(symbols.read(symbols.write(listing))).contains(listing);
                        });
    }

    @ParameterizedTest
    @EnumSource
    void isSimulated(Feed feed) {
        SimulatedVenue venue = SimulatedVenueList.of(feed);

        assertThat(venue.feed()).isEqualTo(feed);
        assertThat(venue.traits().isPresent()).isEqualTo(feed.venue().isPresent());
        assertThat(SimulatedVenueList.ALL)
                .extracting((Function<SimulatedVenue, String>) SimulatedVenue::recordings)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void hasAFee(Feed feed) {
        feed.venue()
                .ifPresent(
                        venue ->
                                assertThat(
                                                FeeFile.builtIn()
                                                        .find(
                                                                venue,
                                                                Market.parse("BTC/USD"),
                                                                1_790_000_000_000_000L))
                                        .isPresent());
    }
}
