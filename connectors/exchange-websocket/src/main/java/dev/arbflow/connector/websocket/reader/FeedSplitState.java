package dev.arbflow.connector.websocket.reader;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.split.FeedSplit;
import dev.arbflow.market.Listing;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A split while it is read: it grows with the events that leave the reader. */
final class FeedSplitState {
    /** Aggregators name trades otherwise, and repeat none. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final ConnectionSpec spec;
    private final Map<Listing, Long> newestTrades;
    private long epoch;

    FeedSplitState(FeedSplit split) {
        spec = split.spec();
        epoch = split.epoch();
        newestTrades = new HashMap<>(split.newestTrades());
    }

    void reached(long newEpoch) {
        epoch = Math.max(epoch, newEpoch);
    }

    /** A trade has left the reader. */
    void passed(Listing listing, String tradeId) {
        if (NUMBER.matcher(tradeId).matches()) {
            passed(listing, Long.parseLong(tradeId));
        }
    }

    /** The trades of a listing have come this far. */
    void passed(Listing listing, long newestId) {
        newestTrades.merge(listing, newestId, Math::max);
    }

    FeedSplit split() {
        return new FeedSplit(spec, epoch, newestTrades);
    }
}
