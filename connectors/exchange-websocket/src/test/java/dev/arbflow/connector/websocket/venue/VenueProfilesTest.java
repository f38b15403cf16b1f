package dev.arbflow.connector.websocket.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.venue.session.VenueProfile;
import dev.arbflow.market.Feed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VenueProfilesTest {

    @ParameterizedTest
    @EnumSource
    void everyFeedHasAProfileOfItsOwnOverAProtectedSocket(Feed feed) {
        VenueProfile profile = VenueProfiles.of(feed);

        assertThat(profile).isNotNull();
        assertThat(profile.feed()).isEqualTo(feed);
        assertThat(profile.address()).hasScheme("wss").hasNoUserInfo();
        assertThat(profile.limits().listingsPerConnection()).isPositive();
        assertThat(profile.limits().deadAfter()).isPositive();
    }
}
