package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.Listing;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.Ladder;
import dev.arbflow.market.book.Progress;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Turns books, and proofs that a connection lives, into updates of single legs. */
public final class LegUpdatesFunction implements FlatMapFunction<BookUpdate, LegUpdate> {
    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(BookUpdate update, Collector<LegUpdate> out) {
        if (update.book() != null) {
            out.collect(of(update.book()));
        } else {
            Progress progress = update.progress();
            for (int i = 0; i < progress.listings().length; i++) {
                Listing listing = Listing.parse(progress.listings()[i]);
                out.collect(alive(progress, listing, progress.listingsAsOfUs()[i]));
            }
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
                book.asks());
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
                Ladder.EMPTY);
    }
}
