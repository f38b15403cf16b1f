package dev.arbflow.jobs.prices;

import dev.arbflow.jobs.config.Prices;
import dev.arbflow.market.trade.IndicativeSpread;
import dev.arbflow.market.trade.PriceWindow;
import dev.arbflow.market.trade.Trade;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * From trades to price windows, and to hints where a feed has nothing better.
 *
 * <pre>
 * trades ─ by tape ─► windows ─┬───────────────────────────────────────────────►
 *                              └─ without books ─ by market and window ─► hints ►
 * </pre>
 *
 * @param windows what was paid and taken on each venue and market
 * @param indicative how far the venues of feeds without books lie apart, for charts
 */
public record PriceWindows(
        DataStream<PriceWindow> windows, DataStream<IndicativeSpread> indicative) {

    /**
     * Builds the graph.
     *
     * @param deduplicated each trade once; event time is {@code Times.happenedUs()}
     */
    public static PriceWindows build(DataStream<Trade> deduplicated, Prices settings) {
        DataStream<PriceWindow> windows =
                deduplicated
                        .keyBy(trade -> trade.tape().code())
                        .process(new PriceWindowFunction(settings))
                        .uid("price-windows")
                        .name("price windows");
        DataStream<IndicativeSpread> indicative =
                windows.filter(window -> !window.feed().hasBooks())
                        .uid("windows-without-books")
                        .name("windows of feeds without books")
                        .keyBy(IndicativeFunction::keyOf)
                        .process(new IndicativeFunction(settings))
                        .uid("indicative-spreads")
                        .name("indicative spreads");
        return new PriceWindows(windows, indicative);
    }
}
