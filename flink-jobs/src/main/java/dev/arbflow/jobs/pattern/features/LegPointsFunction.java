package dev.arbflow.jobs.pattern.features;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;
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
 * <p>Proofs of life come every few milliseconds; a few per second are enough. Only the session that
 * delivered a listing's book proves it. Which proofs have been passed on, and whose book is known,
 * is remembered outside state: forgetting it costs proofs until the next book.
 */
final class LegPointsFunction implements FlatMapFunction<BookUpdate, LegPoint> {
    private static final long serialVersionUID = 1L;

    private final long everyUs;
    private transient Map<String, Proven> proven;

    /** Who delivers a listing's book, and the period in which a proof of it was last passed on. */
    private record Proven(Origin origin, long period) {}

    /**
     * @param every time between two proofs of life that are passed on
     */
    LegPointsFunction(Duration every) {
        this.everyUs = Times.micros(every);
    }

    @Override
    public void flatMap(BookUpdate update, Collector<LegPoint> out) {
        if (proven == null) {
            proven = new HashMap<>();
        }
        if (update.book() != null) {
            remember(update.book());
            out.collect(of(update.book()));
        } else {
            passOn(update.progress(), out);
        }
    }

    private static LegPoint of(Book book) {
        return new LegPoint(
                book.listing(), book.times().receiveUs(), book.asOfUs(), Touch.of(book));
    }

    private void remember(Book book) {
        Proven before = proven.get(book.listing().code());
        if (before == null || !before.origin.sameSession(book.origin())) {
            proven.put(book.listing().code(), new Proven(book.origin(), Long.MIN_VALUE));
        }
    }

    private void passOn(Progress progress, Collector<LegPoint> out) {
        long period = Math.floorDiv(progress.receiveUs(), everyUs);
        for (int i = 0; i < progress.listings().length; i++) {
            String listing = progress.listings()[i];
            Proven before = proven.get(listing);
            if (before == null
                    || !before.origin.sameSession(progress.origin())
                    || before.period == period) {
                continue;
            }
            proven.put(listing, new Proven(before.origin, period));
            out.collect(
                    new LegPoint(
                            Listing.parse(listing),
                            progress.receiveUs(),
                            progress.listingsAsOfUs()[i],
                            null));
        }
    }
}
