package dev.arbflow.jobs.alert;

import dev.arbflow.jobs.config.Alerting;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.testing.Episodes;
import java.math.BigDecimal;
import java.time.Duration;

/** Words for the stories of causes: news of episodes by their second. */
class AlertTestBase {
    static final Alerting RULE = new Alerting(Duration.ofSeconds(10), Duration.ofSeconds(30), 2);
    static final Duration LONGEST = Duration.ofMinutes(5);

    static final Route KRAKEN_TO_BITSTAMP = route(Venue.KRAKEN, Venue.BITSTAMP);
    static final Route KRAKEN_TO_BITFINEX = route(Venue.KRAKEN, Venue.BITFINEX);
    static final Route KRAKEN_TO_COINBASE = route(Venue.KRAKEN, Venue.COINBASE);
    static final Route BITFINEX_TO_BITSTAMP = route(Venue.BITFINEX, Venue.BITSTAMP);
    static final Route COINBASE_TO_BITFINEX = route(Venue.COINBASE, Venue.BITFINEX);

    private static Route route(Venue buy, Venue sell) {
        return new Route(Market.parse("BTC/USD"), buy, sell);
    }

    /** An episode that opened at a second, with a net edge. */
    static EpisodeNews opened(Route route, double second, double bps) {
        return news(route, second, 1, second, bps, null);
    }

    /** Its next version. */
    static EpisodeNews stands(Route route, double opened, double second, double bps) {
        return news(route, opened, (int) (10 * second), second, bps, null);
    }

    /** Its end. */
    static EpisodeNews ended(Route route, double opened, double second, double meanBps) {
        return news(route, opened, 9_999, second, meanBps, CloseReason.SPREAD_COLLAPSED);
    }

    private static EpisodeNews news(
            Route route, double opened, int revision, double second, double bps, CloseReason why) {
        Episode.Moment moment =
                Episodes.moment(
                        BigDecimal.ONE,
                        BigDecimal.valueOf(10_000),
                        BigDecimal.valueOf(bps),
                        10_000,
                        10_000 + bps,
                        false);
        Episode episode =
                Episodes.of(route, us(opened))
                        .revision(revision)
                        .closed(why)
                        .lastUs(us(second))
                        .net(new Episode.NetEdge(bps, bps, bps, bps))
                        .peak(moment)
                        .last(moment)
                        .build();
        return new EpisodeNews(episode, 7, 1_500_000);
    }

    /** What was left of an episode after 250 ms. */
    static FollowUp left(Route route, double opened, double share) {
        FollowUp.Look look =
                new FollowUp.Look(null, BigDecimal.valueOf(share), share, 1.0, 1L, false, null);
        return new FollowUp(
                Episode.idOf(route, us(opened)),
                route,
                us(opened),
                us(opened),
                1,
                BigDecimal.ONE,
                1,
                look,
                look,
                look,
                look,
                look);
    }

    static long us(double second) {
        return Math.round(second * 1e6);
    }
}
