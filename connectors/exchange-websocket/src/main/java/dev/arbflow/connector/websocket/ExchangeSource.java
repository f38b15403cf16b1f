package dev.arbflow.connector.websocket;

import dev.arbflow.connector.websocket.enumerator.FeedEnumerator;
import dev.arbflow.connector.websocket.enumerator.FeedEnumeratorState;
import dev.arbflow.connector.websocket.enumerator.FeedEnumeratorStateSerializer;
import dev.arbflow.connector.websocket.reader.FeedSourceReader;
import dev.arbflow.connector.websocket.split.FeedSplit;
import dev.arbflow.connector.websocket.split.FeedSplitSerializer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Reads trades and order books from exchanges' public websockets.
 *
 * <pre>{@code
 * env.fromSource(
 *         new ExchangeSource(ExchangeSourceOptions.of(connections, protocols).build()),
 *         WatermarkStrategy.forMonotonousTimestamps(),
 *         "exchanges");
 * }</pre>
 *
 * <p>Timestamps are receive times. What an exchange says while nobody is connected is lost, except
 * for what it repeats to whoever connects: a checkpoint holds subscriptions and the numbers of the
 * newest trades, not data.
 */
public final class ExchangeSource
        implements Source<Inbound, FeedSplit, FeedEnumeratorState>, ResultTypeQueryable<Inbound> {
    private static final long serialVersionUID = 1L;

    private final ExchangeSourceOptions options;

    public ExchangeSource(ExchangeSourceOptions options) {
        this.options = options;
    }

    @Override
    public Boundedness getBoundedness() {
        return options.stopWhen() == ExchangeSourceOptions.StopWhen.NEVER
                ? Boundedness.CONTINUOUS_UNBOUNDED
                : Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<Inbound, FeedSplit> createReader(SourceReaderContext context) {
        return FeedSourceReader.create(options, ExchangeSource::wallUs, context);
    }

    @Override
    public SplitEnumerator<FeedSplit, FeedEnumeratorState> createEnumerator(
            SplitEnumeratorContext<FeedSplit> context) {
        return new FeedEnumerator(context, options);
    }

    @Override
    public SplitEnumerator<FeedSplit, FeedEnumeratorState> restoreEnumerator(
            SplitEnumeratorContext<FeedSplit> context, FeedEnumeratorState state) {
        return new FeedEnumerator(context, options, state);
    }

    @Override
    public SimpleVersionedSerializer<FeedSplit> getSplitSerializer() {
        return new FeedSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<FeedEnumeratorState> getEnumeratorCheckpointSerializer() {
        return new FeedEnumeratorStateSerializer();
    }

    @Override
    public TypeInformation<Inbound> getProducedType() {
        return TypeInformation.of(Inbound.class);
    }

    private static long wallUs() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
