package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Since;
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
public final class QuoteFunction extends KeyedProcessFunction<String, TouchUpdate, Quote> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<Last> last;

    /**
     * The newest quote and the delivery it came from.
     *
     * @param epoch connection epoch of the newest book
     * @param sequence its number in the epoch
     * @param ingest the ingest process that delivered it
     */
    record Last(
            long epoch,
            long sequence,
            Quote quote,
            @Since(version = 2, absent = Origin.FIRST_INGEST) String ingest) {}

    @Override
    public void open(OpenContext context) {
        last =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "last-quote", RecordSerializer.of(Last.class)));
    }

    @Override
    public void processElement(TouchUpdate touch, Context ctx, Collector<Quote> out)
            throws Exception {
        Last before = last.value();
        if (before != null && !isNewer(touch, before)) {
            return;
        }
        Quote quote = numbered(touch.quote(), before);
        last.update(new Last(touch.epoch(), touch.sequence(), quote, touch.ingest()));
        if (before == null || differs(quote, before.quote())) {
            out.collect(quote);
        }
    }

    private static boolean isNewer(TouchUpdate touch, Last before) {
        return !touch.ingest().equals(before.ingest())
                || touch.epoch() > before.epoch()
                || (touch.epoch() == before.epoch() && touch.sequence() > before.sequence());
    }

    private static boolean differs(Quote now, Quote before) {
        return now.validity() != before.validity()
                || Double.compare(now.bid(), before.bid()) != 0
                || Double.compare(now.ask(), before.ask()) != 0
                || Double.compare(now.bidQuantity(), before.bidQuantity()) != 0
                || Double.compare(now.askQuantity(), before.askQuantity()) != 0;
    }

    /** The quote with its place among those of one microsecond. */
    private static Quote numbered(Quote quote, Last before) {
        boolean first = before == null || before.quote().receiveUs() != quote.receiveUs();
        return first
                ? quote
                : new Quote(
                        quote.feed(),
                        quote.venue(),
                        quote.market(),
                        quote.validity(),
                        quote.bid(),
                        quote.bidQuantity(),
                        quote.ask(),
                        quote.askQuantity(),
                        quote.ageUs(),
                        quote.receiveUs(),
                        before.quote().ordinal() + 1);
    }
}
