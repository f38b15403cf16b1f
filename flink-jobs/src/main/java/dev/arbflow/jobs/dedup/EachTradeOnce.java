package dev.arbflow.jobs.dedup;

import dev.arbflow.jobs.config.Dedup;
import dev.arbflow.jobs.state.LocalKeys;
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
        DataStream<Trade> trades =
                updates.filter(update -> update.trade() != null)
                        .uid("trades-only")
                        .name("trades without progress")
                        .map(TradeUpdate::trade)
                        .uid("trades")
                        .name("trades");
        return of(trades, settings);
    }

    /** The same from trades without progress. */
    public static DataStream<Trade> of(DataStream<Trade> trades, Dedup settings) {
        return LocalKeys.by(trades, trade -> trade.tape().code())
                .transform(
                        "each trade once",
                        trades.getType(),
                        new DeduplicateTradesOperator(settings))
                .uid("deduplicate");
    }
}
