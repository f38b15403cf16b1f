package dev.arbflow.connector.websocket.split;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.ExchangeSourceOptions;
import java.util.Optional;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * One connection with its subscriptions, and how often it has been opened.
 *
 * @param spec what it is for; its name identifies the split
 * @param epoch its newest epoch, 0 if it was never opened
 */
public record FeedSplit(ConnectionSpec spec, long epoch) implements SourceSplit {

    @Override
    public String splitId() {
        return spec.name();
    }

    /**
     * This split as configured now: subscriptions may have changed since the checkpoint it comes
     * from, the epoch goes on.
     *
     * @return empty if the connection is not configured any more
     */
    public Optional<FeedSplit> under(ExchangeSourceOptions options) {
        return options.connection(spec.name()).map(today -> new FeedSplit(today, epoch));
    }
}
