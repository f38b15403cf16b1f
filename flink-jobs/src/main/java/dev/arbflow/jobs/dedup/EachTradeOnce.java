package dev.arbflow.jobs.dedup;

import dev.arbflow.jobs.config.Dedup;
import dev.arbflow.market.trade.Trade;
import dev.arbflow.market.trade.TradeUpdate;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * From the topic of trades, in which a trade may stand twice, to each trade once.
 *
 * <pre>
 * trades, progress ─► trades ─ by tape ─► each once
 * </pre>
 */
public final class EachTradeOnce {
    private EachTradeOnce() {}

    /**
     * Builds the graph.
     *
     * @param updates event time is the corrected exchange time
     */
    public static DataStream<Trade> build(DataStream<TradeUpdate> updates, Dedup settings) {
        return updates.filter(update -> update.trade() != null)
                .uid("trades-only")
                .name("trades without progress")
                .map(TradeUpdate::trade)
                .uid("trades")
                .name("trades")
                .keyBy(trade -> trade.tape().code())
                .process(new DeduplicateTradesFunction(settings))
                .uid("deduplicate")
                .name("each trade once");
    }
}
