package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.jobs.state.RecordTypeFactory;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.trade.Trade;
import java.util.Comparator;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What signals need of a trade.
 *
 * @param listing of what, and where
 * @param timeUs when it happened, corrected exchange time; the event time
 * @param sequence its number on its connection, decides between trades of one microsecond
 * @param taker the aggressor's side
 * @param price quote units
 * @param quantity base units
 * @param gapUs how long a gap before it is, in which trades are or may be missing; 0 for none
 */
@TypeInfo(RecordTypeFactory.class)
record Print(
        Listing listing,
        long timeUs,
        long sequence,
        Side taker,
        double price,
        double quantity,
        long gapUs) {

    /** Orders trades of one millisecond, whoever was faster. */
    static final Comparator<Print> IN_ORDER =
            Comparator.comparingLong(Print::timeUs)
                    .thenComparingLong(Print::sequence)
                    .thenComparing(Print::taker)
                    .thenComparingDouble(Print::price)
                    .thenComparingDouble(Print::quantity)
                    .thenComparingLong(Print::gapUs);

    static Print of(Trade trade) {
        return new Print(
                trade.listing(),
                trade.times().happenedUs(),
                trade.origin().sequence(),
                trade.takerSide(),
                trade.price(),
                trade.quantity(),
                trade.gapUs());
    }

    /** Whether trades are or may be missing before it, of a stretch of time. */
    boolean endsGapWithin(long fromUs, long untilUs) {
        return gapUs > 0 && timeUs >= fromUs && timeUs - gapUs <= untilUs;
    }
}
