package dev.arbflow.market.testing;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import java.util.Arrays;

/** What the builders share: who delivers a venue by default, and clocks that agree. */
final class Feeds {
    private Feeds() {}

    /** The venue's own feed, or the aggregator where it has none. */
    static Feed of(Venue venue) {
        return Arrays.stream(Feed.values())
                .filter(feed -> feed.venue().filter(venue::equals).isPresent())
                .findFirst()
                .orElse(Feed.COINAPI);
    }

    static Origin origin(Feed feed, long epoch, long sequence) {
        return new Origin(feed, feed.name() + "-0", epoch, sequence);
    }

    static Times at(long us) {
        return new Times(us, 0, us, us);
    }
}
