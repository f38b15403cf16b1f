package dev.arbflow.sandbox.venues;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.truth.FeedFault;
import dev.arbflow.sandbox.truth.Oracle;
import dev.arbflow.sandbox.venues.server.VenueLoop;
import java.util.Collection;

/** Tells the oracle which books of a feed its clients are served; an aggregator serves none. */
final class OracleReports {
    private final Feed feed;
    private final Oracle oracle;
    private final VenueLoop loop;

    OracleReports(Feed feed, Oracle oracle, VenueLoop loop) {
        this.feed = feed;
        this.oracle = oracle;
        this.loop = loop;
    }

    void served(Market market) {
        feed.venue().ifPresent(v -> oracle.served(new Listing(v, market), loop.nowUs()));
    }

    void failed(Market market, FeedFault.Kind kind) {
        feed.venue()
                .map(venue -> new FeedFault(new Listing(venue, market), kind, loop.nowUs()))
                .ifPresent(oracle::failed);
    }

    void doubted(Collection<Market> markets, long untilUs) {
        long now = loop.nowUs();
        for (Market market : markets) {
            feed.venue().ifPresent(v -> oracle.doubted(new Listing(v, market), now, untilUs));
        }
    }
}
