package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.config.Conversions;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.Ladder;
import dev.arbflow.market.book.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Turns books, and proofs that a connection lives, into updates of single legs: one for the market
 * of the listing, and one for each other market in which it is compared.
 */
public final class LegUpdatesFunction implements FlatMapFunction<BookUpdate, LegUpdate> {
    private static final long serialVersionUID = 1L;

    private final Conversions conversions;

    /** What conversions say of the listings that came; at most one for each that is read. */
    private transient Map<Listing, List<Market>> comparedIn;

    public LegUpdatesFunction(Conversions conversions) {
        this.conversions = conversions;
    }

    @Override
    public void flatMap(BookUpdate update, Collector<LegUpdate> out) {
        if (update.book() != null) {
            collect(of(update.book()), out);
        } else {
            Progress progress = update.progress();
            for (int i = 0; i < progress.listings().length; i++) {
                Listing listing = Listing.parse(progress.listings()[i]);
                collect(alive(progress, listing, progress.listingsAsOfUs()[i]), out);
            }
        }
    }

    private void collect(LegUpdate update, Collector<LegUpdate> out) {
        out.collect(update);
        if (conversions.isEmpty()) {
            return;
        }
        if (comparedIn == null) {
            comparedIn = new HashMap<>();
        }
        for (Market other : comparedIn.computeIfAbsent(update.listing(), conversions::comparedIn)) {
            out.collect(update.in(other));
        }
    }

    private static LegUpdate of(Book book) {
        return new LegUpdate(
                book.origin(),
                book.listing(),
                book.times().receiveUs(),
                book.times().happenedUs(),
                book.asOfUs(),
                book.lagUs(),
                book.times().lateHereUs(),
                book.validity(),
                book.bids(),
                book.asks(),
                null);
    }

    private static LegUpdate alive(Progress progress, Listing listing, long asOfUs) {
        return new LegUpdate(
                progress.origin(),
                listing,
                progress.receiveUs(),
                progress.receiveUs(),
                asOfUs,
                progress.lagUs(),
                progress.ingestUs() - progress.receiveUs(),
                null,
                Ladder.EMPTY,
                Ladder.EMPTY,
                null);
    }
}
