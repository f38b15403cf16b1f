package dev.arbflow.connector.websocket.split;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.ExchangeSourceOptions;
import dev.arbflow.market.Listing;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * One connection with its subscriptions, how often it has been opened, and how far its trades came.
 *
 * @param spec what it is for; its name identifies the split
 * @param epoch its newest epoch, 0 if it was never opened
 * @param newestTrades the venue's number of the newest trade that left the reader, of each listing
 *     that is followed and whose venue numbers its trades
 */
public record FeedSplit(ConnectionSpec spec, long epoch, Map<Listing, Long> newestTrades)
        implements SourceSplit {

    /** Copies the map. */
    public FeedSplit {
        newestTrades = Map.copyOf(newestTrades);
    }

    /** A connection without trades so far. */
    public FeedSplit(ConnectionSpec spec, long epoch) {
        this(spec, epoch, Map.of());
    }

    @Override
    public String splitId() {
        return spec.name();
    }

    /**
     * This split as configured now: subscriptions may have changed since the checkpoint it comes
     * from, the epoch goes on, and so do the trades of listings that are still subscribed.
     *
     * @return empty if the connection is not configured any more
     */
    public Optional<FeedSplit> under(ExchangeSourceOptions options) {
        return options.connection(spec.name()).map(this::movedTo);
    }

    private FeedSplit movedTo(ConnectionSpec today) {
        Map<Listing, Long> stillFollowed = new HashMap<>(newestTrades);
        stillFollowed.keySet().retainAll(today.listings());
        return new FeedSplit(today, epoch, stillFollowed);
    }
}
