package dev.arbflow.market;

import java.util.Arrays;

/**
 * "Up to here this connection has told everything": moves time forward in quiet markets.
 *
 * <p>Written every few milliseconds to every partition, whether or not the venue speaks, so that no
 * venue can stop the clock.
 *
 * @param origin the connection, its epoch, and the sequence of its newest event
 * @param receiveUs our clock when this was said; every event of the connection with an earlier
 *     receive time precedes this record
 * @param asOfUs newest moment for which the connection is proven alive, on our clock
 * @param lagUs how late the connection delivers, see {@link Book}
 * @param listings keys ({@link Listing#code()}) whose liveness this record carries; empty in the
 *     records that only move time
 */
@SuppressWarnings("ArrayRecordComponent") // a List would leave Flink's fast serializers
public record Progress(Origin origin, long receiveUs, long asOfUs, long lagUs, String[] listings) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Progress that
                && origin.equals(that.origin)
                && receiveUs == that.receiveUs
                && asOfUs == that.asOfUs
                && lagUs == that.lagUs
                && Arrays.equals(listings, that.listings);
    }

    @Override
    public int hashCode() {
        return 31 * origin.hashCode() + Long.hashCode(receiveUs);
    }

    @Override
    public String toString() {
        return "Progress[" + origin + " at " + receiveUs + ", as of " + asOfUs + ']';
    }
}
