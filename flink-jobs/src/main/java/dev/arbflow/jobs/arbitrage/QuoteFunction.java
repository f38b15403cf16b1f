package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.Ladder;
import dev.arbflow.market.book.Quote;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells the touch of a listing whenever it changes.
 *
 * <p>Keyed by listing. Books of one listing come in order; one that repeats what was delivered
 * before, as an at-least-once topic may, says nothing. Remembers one quote for each configured
 * listing, replaced by the next.
 */
public final class QuoteFunction extends KeyedProcessFunction<String, Book, Quote> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<Last> last;

    /**
     * The newest quote and the delivery it came from.
     *
     * @param epoch connection epoch of the newest book
     * @param sequence its number in the epoch
     */
    record Last(long epoch, long sequence, Quote quote) {}

    @Override
    public void open(OpenContext context) {
        last =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "last-quote", RecordSerializer.of(Last.class)));
    }

    @Override
    public void processElement(Book book, Context ctx, Collector<Quote> out) throws Exception {
        Last before = last.value();
        if (before != null && !isNewer(book, before)) {
            return;
        }
        Quote quote = quote(book, before);
        last.update(new Last(book.origin().epoch(), book.origin().sequence(), quote));
        if (before == null || differs(quote, before.quote())) {
            out.collect(quote);
        }
    }

    private static boolean isNewer(Book book, Last before) {
        return book.origin().epoch() > before.epoch()
                || (book.origin().epoch() == before.epoch()
                        && book.origin().sequence() > before.sequence());
    }

    private static boolean differs(Quote now, Quote before) {
        return now.validity() != before.validity()
                || Double.compare(now.bid(), before.bid()) != 0
                || Double.compare(now.ask(), before.ask()) != 0
                || Double.compare(now.bidQuantity(), before.bidQuantity()) != 0
                || Double.compare(now.askQuantity(), before.askQuantity()) != 0;
    }

    private static Quote quote(Book book, Last before) {
        long receiveUs = book.times().receiveUs();
        boolean sameMicrosecond = before != null && before.quote().receiveUs() == receiveUs;
        return new Quote(
                book.origin().feed(),
                book.venue(),
                book.market(),
                book.validity(),
                best(book.bids(), book.bids().prices()),
                best(book.bids(), book.bids().quantities()),
                best(book.asks(), book.asks().prices()),
                best(book.asks(), book.asks().quantities()),
                receiveUs - book.asOfUs(),
                receiveUs,
                sameMicrosecond ? before.quote().ordinal() + 1 : 0);
    }

    private static double best(Ladder side, double[] values) {
        return side.isEmpty() ? Double.NaN : values[0];
    }
}
