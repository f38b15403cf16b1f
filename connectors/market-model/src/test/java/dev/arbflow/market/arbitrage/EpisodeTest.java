package dev.arbflow.market.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Route;
import dev.arbflow.market.testing.Episodes;
import org.junit.jupiter.api.Test;

class EpisodeTest {
    private static final Route ROUTE = Route.parse("BTC/USD|BITFINEX>BITSTAMP");

    @Test
    void isNamedAfterItsRouteAndOpening() {
        assertThat(Episode.idOf(ROUTE, 1_700_000_000_000_000L))
                .isEqualTo("BTC/USD|BITFINEX>BITSTAMP@1700000000000000");
    }

    @Test
    void isOpenUntilThereIsAReasonForItsEnd() {
        assertThat(episode(null).isOpen()).isTrue();
        assertThat(episode(CloseReason.SPREAD_COLLAPSED).isOpen()).isFalse();
    }

    @Test
    void livesFromItsOpeningUntilItWasLastSeen() {
        assertThat(episode(null).lifetimeUs()).isEqualTo(500);
    }

    private static Episode episode(CloseReason reason) {
        return Episodes.of(ROUTE, 1_000).closed(reason).detectedUs(1_200).lastUs(1_500).build();
    }
}
