package dev.arbflow.connector.websocket.reader;

import dev.arbflow.connector.websocket.ExchangeSourceOptions;
import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.connector.websocket.client.SteadyClock;
import dev.arbflow.connector.websocket.split.FeedSplit;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;

/** One subtask of the source: all its connections, read by one fetcher thread. */
public final class FeedSourceReader
        extends SingleThreadMultiplexSourceReaderBase<Inbound, Inbound, FeedSplit, FeedSplitState> {

    private final ExchangeSourceOptions exchangeOptions;

    /**
     * A reader without connections yet.
     *
     * @param nowUs wall clock, microseconds since 1970-01-01T00:00:00Z
     */
    public static FeedSourceReader create(
            ExchangeSourceOptions options, LongSupplier nowUs, SourceReaderContext context) {
        return new FeedSourceReader(
                options,
                new SteadyClock(nowUs, System::nanoTime),
                new FeedMetrics(context.metricGroup()),
                context);
    }

    private FeedSourceReader(
            ExchangeSourceOptions options,
            SteadyClock clock,
            FeedMetrics metrics,
            SourceReaderContext context) {
        super(
                () -> new FeedSplitReader(options, clock, context.currentParallelism(), metrics),
                new FeedRecordEmitter(!options.isReplay(), clock, metrics),
                context.getConfiguration(),
                context);
        this.exchangeOptions = options;
    }

    @Override
    protected FeedSplitState initializedState(FeedSplit split) {
        return new FeedSplitState(split.under(exchangeOptions).orElse(split));
    }

    @Override
    protected FeedSplit toSplitType(String splitId, FeedSplitState state) {
        return state.split();
    }

    @Override
    protected void onSplitFinished(Map<String, FeedSplitState> finished) {
        // Its recording ended or it is not configured any more: there is nothing to keep.
    }
}
