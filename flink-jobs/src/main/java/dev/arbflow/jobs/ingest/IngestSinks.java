package dev.arbflow.jobs.ingest;

import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.MalformedFrame;
import dev.arbflow.market.trade.TradeUpdate;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Where ingest puts things; each must keep the order in which one subtask writes.
 *
 * @param trades trades and progress
 * @param books books and progress
 * @param statuses what happened to subscriptions
 * @param malformed frames that could not be read
 */
public record IngestSinks(
        Sink<Partitioned<TradeUpdate>> trades,
        Sink<Partitioned<BookUpdate>> books,
        Sink<FeedStatus> statuses,
        Sink<MalformedFrame> malformed) {}
