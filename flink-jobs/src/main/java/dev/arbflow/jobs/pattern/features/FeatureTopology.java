package dev.arbflow.jobs.pattern.features;

import dev.arbflow.jobs.config.Behaviour;
import dev.arbflow.jobs.state.LocalKeys;
import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.trade.Trade;
import java.time.Duration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * From books and trades to windows of behaviour.
 *
 * <pre>
 * books ─ touches ─┐
 *                  ├─ by listing ─► samples ─ by market ─► windows ─ all ─► standardised windows
 * trades ──────────┘                                                    └─► scaler versions
 * </pre>
 *
 * @param samples of every listing, a step apart
 * @param windows every window, complete or not, with the scaler version it was measured by
 * @param scalers every version of the scaler
 */
public record FeatureTopology(
        DataStream<ListingStep> samples,
        DataStream<FeatureWindow> windows,
        DataStream<Scaler> scalers) {

    /** Short against any limit on the age of a leg. */
    private static final Duration PROOF_EVERY = Duration.ofMillis(250);

    /**
     * Builds the graph.
     *
     * @param books event time is receive time
     * @param once each trade once; event time is {@code Times.happenedUs()}
     * @param believed longest time since the last proof of life for which a book is believed
     */
    public static FeatureTopology build(
            DataStream<BookUpdate> books,
            DataStream<Trade> once,
            Behaviour settings,
            Duration believed) {
        DataStream<ListingStep> samples = samples(books, once, settings, believed);
        SingleOutputStreamOperator<FeatureWindow> windows =
                LocalKeys.by(windows(samples, settings), window -> StandardiseFunction.ALL)
                        .process(new StandardiseFunction(settings))
                        .setParallelism(1) // one key
                        .uid("pattern-standardise")
                        .name("standardised windows");
        return new FeatureTopology(
                samples, windows, windows.getSideOutput(StandardiseFunction.SCALERS));
    }

    private static DataStream<FeatureWindow> windows(
            DataStream<ListingStep> samples, Behaviour settings) {
        return LocalKeys.by(samples, step -> step.listing().market().code())
                .process(new MarketWindowsFunction(settings))
                .uid("pattern-windows")
                .name("windows of a market");
    }

    private static DataStream<ListingStep> samples(
            DataStream<BookUpdate> books,
            DataStream<Trade> once,
            Behaviour settings,
            Duration believed) {
        return books.flatMap(new LegPointsFunction(PROOF_EVERY))
                .uid("pattern-touches")
                .name("touches")
                .keyBy(point -> point.listing().code())
                .connect(
                        // An aggregator tells the trades of a venue a second time.
                        once.filter(trade -> trade.origin().feed().hasBooks())
                                .uid("pattern-own-trades")
                                .name("trades of feeds with books")
                                .keyBy(trade -> trade.listing().code()))
                .process(new SampleListingFunction(settings, believed))
                .uid("pattern-samples")
                .name("samples of a listing");
    }
}
