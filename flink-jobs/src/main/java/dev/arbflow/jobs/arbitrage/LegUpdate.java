package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.state.RecordTypeFactory;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Nullable;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Since;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Ladder;
import java.util.Comparator;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What became known about one venue's leg of a market: a new book, or only that it is still alive.
 *
 * @param origin the delivery that brought it
 * @param listing whose leg
 * @param receiveUs our clock when it arrived; the event time
 * @param holdsFromUs from which moment on the new book holds: the corrected exchange time, or the
 *     receive time where the venue does not say; the receive time without a new book
 * @param asOfUs newest moment for which the leg is proven alive
 * @param lagUs how late its connection delivers
 * @param lateHereUs how long it then waited in our own process before it left the source
 * @param validity state of the new book; null if there is no new book
 * @param bids new bids, empty without a valid new book
 * @param asks new asks, likewise
 * @param comparedIn another market in whose comparison it takes part, see {@link
 *     dev.arbflow.jobs.config.Conversions}; null for its own
 */
@TypeInfo(RecordTypeFactory.class)
public record LegUpdate(
        Origin origin,
        Listing listing,
        long receiveUs,
        long holdsFromUs,
        long asOfUs,
        long lagUs,
        long lateHereUs,
        BookValidity validity,
        Ladder bids,
        Ladder asks,
        @Nullable @Since(version = 2, absent = "") Market comparedIn) {

    /** The order in which updates of a market are released, whatever order they arrived in. */
    static final Comparator<LegUpdate> RELEASE_ORDER =
            Comparator.comparingLong(LegUpdate::receiveUs)
                    .thenComparing(update -> update.listing().venue())
                    .thenComparingLong(update -> update.origin().epoch())
                    .thenComparingLong(update -> update.origin().sequence())
                    .thenComparing(update -> !update.hasBook()) // alive with this book
                    .thenComparing(update -> update.listing().market().code());

    /** The market among whose legs it is judged. */
    Market board() {
        return comparedIn == null ? listing.market() : comparedIn;
    }

    /** The same, for the comparison of another market. */
    LegUpdate in(Market other) {
        return new LegUpdate(
                origin,
                listing,
                receiveUs,
                holdsFromUs,
                asOfUs,
                lagUs,
                lateHereUs,
                validity,
                bids,
                asks,
                other);
    }

    /** The same update when our own process took until a later moment to put it in order. */
    LegUpdate heldUntil(long untilUs) {
        return new LegUpdate(
                origin,
                listing,
                untilUs,
                holdsFromUs,
                asOfUs,
                lagUs,
                lateHereUs + untilUs - receiveUs,
                validity,
                bids,
                asks,
                comparedIn);
    }

    /** Whether it brings a book. */
    public boolean hasBook() {
        return validity != null;
    }
}
