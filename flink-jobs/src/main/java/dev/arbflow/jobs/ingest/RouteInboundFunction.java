package dev.arbflow.jobs.ingest;

import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.market.Feed;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.MalformedFrame;
import dev.arbflow.market.trade.TradeUpdate;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Sends what the connections said to where its kind belongs: trades on, the rest aside, progress to
 * trades and books alike. Counts each kind by feed.
 */
final class RouteInboundFunction extends ProcessFunction<Inbound, TradeUpdate> {
    private static final long serialVersionUID = 1L;

    static final OutputTag<BookUpdate> BOOKS = new OutputTag<>("books") {};
    static final OutputTag<FeedStatus> STATUSES = new OutputTag<>("feed-status") {};
    static final OutputTag<MalformedFrame> MALFORMED = new OutputTag<>("malformed") {};

    private transient Map<Feed, Counts> counts;

    /** What one feed has said so far. */
    private record Counts(Counter trades, Counter books, Counter invalidBooks, Counter malformed) {}

    @Override
    public void open(OpenContext context) {
        counts = new EnumMap<>(Feed.class);
        for (Feed feed : Feed.values()) {
            MetricGroup group = getRuntimeContext().getMetricGroup().addGroup("feed", feed.name());
            counts.put(
                    feed,
                    new Counts(
                            group.counter("tradesRouted"),
                            group.counter("booksRouted"),
                            group.counter("invalidBooksRouted"),
                            group.counter("malformedRouted")));
        }
    }

    @Override
    public void processElement(Inbound inbound, Context context, Collector<TradeUpdate> out) {
        if (inbound.trade() != null) {
            counts.get(inbound.trade().origin().feed()).trades().inc();
            out.collect(TradeUpdate.of(inbound.trade()));
        } else if (inbound.book() != null) {
            Counts feed = counts.get(inbound.book().origin().feed());
            (inbound.book().isValid() ? feed.books() : feed.invalidBooks()).inc();
            context.output(BOOKS, BookUpdate.of(inbound.book()));
        } else if (inbound.progress() != null) {
            out.collect(TradeUpdate.of(inbound.progress()));
            context.output(BOOKS, BookUpdate.of(inbound.progress()));
        } else if (inbound.status() != null) {
            context.output(STATUSES, inbound.status());
        } else {
            counts.get(inbound.malformed().origin().feed()).malformed().inc();
            context.output(MALFORMED, inbound.malformed());
        }
    }
}
