package dev.arbflow.jobs.fairness;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Tape;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.trade.Trade;

/**
 * What coverage needs to know of anything that a feed said, or that a period is about to begin.
 *
 * @param tape about which tape, {@code Tape.code()}
 * @param kind what it was
 * @param timeUs its event time; start of the period for {@link Kind#PERIOD}
 * @param asOfUs newest moment for which the feed is proven alive, for books and signs of life
 * @param usable whether the tape can be used from now on
 * @param epoch of the connection, for books
 * @param sequence within the epoch, for books
 * @param ingest the ingest process that delivered it, for books
 * @param gapUs how long a gap before it is in which trades may be missing, for trades; 0 if none
 */
public record Observation(
        String tape,
        Kind kind,
        long timeUs,
        long asOfUs,
        boolean usable,
        long epoch,
        long sequence,
        String ingest,
        long gapUs) {

    /** What a feed can say. */
    public enum Kind {
        BOOK,
        /** A sign of life, which makes a tape usable only if it has no books. */
        ALIVE,
        TRADE,
        PERIOD
    }

    static Observation of(Trade trade) {
        return new Observation(
                trade.tape().code(),
                Kind.TRADE,
                trade.times().happenedUs(),
                0,
                false,
                0,
                0,
                "",
                trade.gapUs());
    }

    static Observation of(Book book) {
        return new Observation(
                new Tape(book.origin().feed(), book.listing()).code(),
                Kind.BOOK,
                book.times().receiveUs(),
                book.asOfUs(),
                book.isValid(),
                book.origin().epoch(),
                book.origin().sequence(),
                book.origin().ingest(),
                0);
    }

    static Observation alive(Progress progress, String listing) {
        return new Observation(
                new Tape(progress.origin().feed(), Listing.parse(listing)).code(),
                Kind.ALIVE,
                progress.receiveUs(),
                progress.asOfUs(),
                !progress.origin().feed().hasBooks(),
                0,
                0,
                "",
                0);
    }

    static Observation period(String tape, long startUs) {
        return new Observation(tape, Kind.PERIOD, startUs, 0, false, 0, 0, "", 0);
    }
}
