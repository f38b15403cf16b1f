package dev.arbflow.jobs.prices;

import dev.arbflow.jobs.config.Prices;
import dev.arbflow.market.trade.PriceWindow;
import dev.arbflow.market.trade.Trade;
import dev.arbflow.market.trade.TradeUpdate;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/**
 * From the topic of trades to the windows of those that a feed without books tells.
 *
 * <pre>
 * trades, progress ─► trades without books ─ by tape ─► windows
 * </pre>
 *
 * <p>A trade that stands in the topic twice is no other lowest or newest price, so nothing has to
 * know of repetitions here; only the count of trades heeds them.
 */
public final class TradesWithoutBooks {
    private TradesWithoutBooks() {}

    /**
     * Builds the graph.
     *
     * @param updates event time is the corrected exchange time
     */
    public static DataStream<PriceWindow> windows(
            DataStream<TradeUpdate> updates, Prices settings) {
        return updates.flatMap(new Selected())
                .uid("trades-without-books")
                .name("trades of feeds without books")
                .keyBy(trade -> trade.tape().code())
                .process(new PriceWindowFunction(settings))
                .uid("indicative-windows")
                .name("windows for indicative alerts");
    }

    private static final class Selected implements FlatMapFunction<TradeUpdate, Trade> {
        private static final long serialVersionUID = 1L;

        @Override
        public void flatMap(TradeUpdate update, Collector<Trade> out) {
            Trade trade = update.trade();
            if (trade != null && !trade.tape().feed().hasBooks()) {
                out.collect(trade);
            }
        }
    }
}
