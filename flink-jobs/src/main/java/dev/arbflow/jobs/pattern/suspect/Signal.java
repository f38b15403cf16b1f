package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.jobs.state.RecordTypeFactory;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import java.util.Comparator;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * Something that a listing does seldom: all that patterns look at.
 *
 * @param listing where
 * @param kind what
 * @param side of the book, or direction; null where both sides belong to it
 * @param sinceUs when it began
 * @param timeUs when it was seen
 * @param peak how much of it, in the unit of the kind
 * @param price quote units; NaN where it has none
 * @param quantity base units; 0 where it has none
 */
@TypeInfo(RecordTypeFactory.class)
record Signal(
        Listing listing,
        Kind kind,
        Side side,
        long sinceUs,
        long timeUs,
        double peak,
        double price,
        double quantity) {

    /** What signals there are. */
    enum Kind {
        /** A large quote at the touch has gone, not hit, before anybody far away could hit it. */
        FLEETING_QUOTE,
        /** Several large levels stand behind the touch, where there were fewer. */
        LAYERS_SHOWN,
        /** All of them have gone within moments of each other. */
        LAYERS_GONE,
        /** A taker traded on this side; at most once a second and side. */
        TRADED,
        /** A trade has the quantity and price of one just before it, and the other side. */
        MATCHED_PRINT,
        /** Far more than usual was traded within a few seconds. */
        VOLUME_SURGE,
        /** The price has run away from the median of the other venues. */
        RUN_AWAY
    }

    /** Orders signals of one millisecond, whoever was faster. */
    static final Comparator<Signal> IN_ORDER =
            Comparator.comparingLong(Signal::timeUs)
                    .thenComparing(Signal::kind)
                    .thenComparing(Signal::side, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparingLong(Signal::sinceUs)
                    .thenComparingDouble(Signal::price)
                    .thenComparingDouble(Signal::quantity);

    /** What a pattern follows: one side of one listing, for example {@code KRAKEN|BTC/USD|BUY}. */
    String key() {
        return listing.code() + '|' + (side == null ? "BOTH" : side);
    }
}
