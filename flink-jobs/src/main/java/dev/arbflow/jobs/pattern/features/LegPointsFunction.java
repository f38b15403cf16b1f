package dev.arbflow.jobs.pattern.features;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.Progress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Reduces books to what windows need of them, before they travel.
 *
 * <p>Proofs of life come every few milliseconds; a few a second are enough. Which ones have been
 * passed on is remembered outside state: forgetting it costs a proof more.
 */
final class LegPointsFunction implements FlatMapFunction<BookUpdate, LegPoint> {
    private static final long serialVersionUID = 1L;

    private final long everyUs;
    private transient Map<String, Long> proven;

    /**
     * @param every time between two proofs of life that are passed on
     */
    LegPointsFunction(Duration every) {
        this.everyUs = Times.micros(every);
    }

    @Override
    public void flatMap(BookUpdate update, Collector<LegPoint> out) {
        if (update.book() != null) {
            out.collect(of(update.book()));
        } else {
            passOn(update.progress(), out);
        }
    }

    private static LegPoint of(Book book) {
        return new LegPoint(
                book.listing(), book.times().receiveUs(), book.asOfUs(), Touch.of(book));
    }

    private void passOn(Progress progress, Collector<LegPoint> out) {
        if (proven == null) {
            proven = new HashMap<>();
        }
        long now = Math.floorDiv(progress.receiveUs(), everyUs);
        for (int i = 0; i < progress.listings().length; i++) {
            String listing = progress.listings()[i];
            Long before = proven.put(listing, now);
            if (before == null || before != now) {
                out.collect(
                        new LegPoint(
                                Listing.parse(listing),
                                progress.receiveUs(),
                                progress.listingsAsOfUs()[i],
                                null));
            }
        }
    }
}
