package dev.arbflow.connector.websocket;

import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.MalformedFrame;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.trade.Trade;

/**
 * One thing that a connection told us; exactly one component is not null.
 *
 * <p>A record of alternatives instead of a sealed interface, because Flink serialises records
 * without Kryo and interfaces only with it.
 */
public record Inbound(
        Trade trade,
        Book book,
        Progress progress,
        FeedStatus status,
        MalformedFrame malformed,
        TradeMark mark) {

    public static Inbound of(Trade trade) {
        return new Inbound(trade, null, null, null, null, null);
    }

    public static Inbound of(Book book) {
        return new Inbound(null, book, null, null, null, null);
    }

    public static Inbound of(Progress progress) {
        return new Inbound(null, null, progress, null, null, null);
    }

    public static Inbound of(FeedStatus status) {
        return new Inbound(null, null, null, status, null, null);
    }

    public static Inbound of(MalformedFrame malformed) {
        return new Inbound(null, null, null, null, malformed, null);
    }

    /** The same with the moment at which it leaves the source, where it has one. */
    public Inbound leavingAt(long nowUs) {
        if (trade != null) {
            return of(trade.leavingAt(nowUs));
        } else if (book != null) {
            return of(book.leavingAt(nowUs));
        } else if (progress != null) {
            return of(progress.leavingAt(nowUs));
        }
        return this;
    }

    /** Only within the source. */
    public static Inbound of(TradeMark mark) {
        return new Inbound(null, null, null, null, null, mark);
    }
}
