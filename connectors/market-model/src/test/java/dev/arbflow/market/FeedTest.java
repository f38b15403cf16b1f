package dev.arbflow.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.book.FeedStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeedTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COINAPI")
    void aVenuesOwnFeedCarriesItsBooks(Feed feed) {
        assertThat(feed.venue()).contains(Venue.valueOf(feed.name()));
        assertThat(feed.hasBooks()).isTrue();
    }

    @Test
    void anAggregatorStandsForNoVenueAndCarriesNoBooks() {
        assertThat(Feed.COINAPI.venue()).isEmpty();
        assertThat(Feed.COINAPI.hasBooks()).isFalse();
    }

    @Test
    void aStatusCanSpeakOfTheWholeFeed() {
        assertThat(FeedStatus.wholeFeed(Feed.KRAKEN)).isEqualTo("KRAKEN|*");
    }

    @ParameterizedTest
    @EnumSource
    void peopleWriteAVenuesNameWithOneCapitalOrAsAnAbbreviation(Venue venue) {
        assertThat(venue.label()).isEqualToIgnoringCase(venue.name());
    }
}
