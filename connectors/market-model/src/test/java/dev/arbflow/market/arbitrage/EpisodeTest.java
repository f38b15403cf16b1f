package dev.arbflow.market.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Route;
import java.math.BigDecimal;
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
        BigDecimal one = BigDecimal.ONE;
        return new Episode(
                Episode.idOf(ROUTE, 1_000),
                1,
                ROUTE,
                reason,
                1_000,
                1_200,
                1_500,
                new Episode.NetEdge(5, 6, 7, 5),
                new Episode.Peak(one, one, one, 100, 101, false),
                3,
                10,
                5,
                "2026",
                0,
                2_000);
    }
}
