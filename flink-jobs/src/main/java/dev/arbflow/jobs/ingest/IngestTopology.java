package dev.arbflow.jobs.ingest;

import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.trade.TradeUpdate;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The graph from connections to topics.
 *
 * <pre>
 * connections ─► route ─┬─ trades, progress ─► thin progress ─► spread progress ─► market.trades
 *                       ├─ books, progress ───────────────────► spread progress ─► market.books
 *                       ├─ feed states ──────────────────────────────────────────► market.feed-status
 *                       └─ unreadable frames ────────────────────────────────────► market.malformed
 * </pre>
 *
 * <p>Every edge stays within a subtask: a progress record must follow the events that it vouches
 * for into each partition.
 */
public final class IngestTopology {
    /** How often event time moves where nothing but trades is told. */
    private static final Duration TRADES_PROGRESS_EVERY = Duration.ofMillis(200);

    private IngestTopology() {}

    /**
     * Builds the graph.
     *
     * @param inbound what the connections say, at the parallelism of the whole graph
     * @param partitions of the sinks of trades and of books
     */
    public static void build(DataStream<Inbound> inbound, IngestSinks sinks, int partitions) {
        SingleOutputStreamOperator<TradeUpdate> trades =
                inbound.process(new RouteInboundFunction()).uid("route").name("route by kind");

        trades.filter(new ThinProgressFunction(TRADES_PROGRESS_EVERY))
                .uid("thin-progress")
                .name("trades, and some progress")
                .flatMap(SpreadProgressFunction.ofTrades(partitions))
                .returns(new TypeHint<Partitioned<TradeUpdate>>() {})
                .uid("spread-trades")
                .name("trades by partition")
                .sinkTo(sinks.trades())
                .uid("trades-kafka")
                .name("trades → Kafka");
        trades.getSideOutput(RouteInboundFunction.BOOKS)
                .flatMap(SpreadProgressFunction.ofBooks(partitions))
                .returns(new TypeHint<Partitioned<BookUpdate>>() {})
                .uid("spread-books")
                .name("books by partition")
                .sinkTo(sinks.books())
                .uid("books-kafka")
                .name("books → Kafka");
        trades.getSideOutput(RouteInboundFunction.STATUSES)
                .sinkTo(sinks.statuses())
                .uid("feed-status-kafka")
                .name("feed states → Kafka");
        trades.getSideOutput(RouteInboundFunction.MALFORMED)
                .sinkTo(sinks.malformed())
                .uid("malformed-kafka")
                .name("unreadable frames → Kafka");
    }
}
