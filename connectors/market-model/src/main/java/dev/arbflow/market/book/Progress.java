package dev.arbflow.market.book;

import dev.arbflow.market.Checks;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;
import java.util.Arrays;

/**
 * A heartbeat of one connection: up to here it has told everything, and these of its listings were
 * proven alive. Moves time forward in quiet markets.
 *
 * @param origin the connection, its epoch, and the sequence of its newest event
 * @param receiveUs our clock when this was said; every event of the connection with an earlier
 *     receive time precedes this record
 * @param ingestUs our clock when this left the source; the difference to {@code receiveUs} is our
 *     own lateness, not the venue's
 * @param asOfUs newest moment for which the connection as a whole is proven alive, on our clock
 * @param lagUs how late the connection delivers, see {@link Book}
 * @param listings keys ({@link Listing#code()}) of the listings that this record proves alive;
 *     empty in the records that only move time
 * @param listingsAsOfUs for each of them the newest moment for which its own subscription is proven
 *     alive
 */
@SuppressWarnings("ArrayRecordComponent") // a List would leave Flink's fast serializers
public record Progress(
        Origin origin,
        long receiveUs,
        long ingestUs,
        long asOfUs,
        long lagUs,
        String[] listings,
        long[] listingsAsOfUs) {

    /**
     * @throws IllegalArgumentException if a listing has no moment of its own
     */
    public Progress {
        Checks.that(
                listings.length == listingsAsOfUs.length,
                "listings and listingsAsOfUs must have the same length");
    }

    /** A record that proves the whole connection, and with it every listing, at one moment. */
    public static Progress ofAll(
            Origin origin, long receiveUs, long asOfUs, long lagUs, String... listings) {
        long[] each = new long[listings.length];
        Arrays.fill(each, asOfUs);
        return new Progress(origin, receiveUs, receiveUs, asOfUs, lagUs, listings, each);
    }

    /** The same record when it leaves the source. */
    public Progress leavingAt(long nowUs) {
        return new Progress(origin, receiveUs, nowUs, asOfUs, lagUs, listings, listingsAsOfUs);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Progress that
                && origin.equals(that.origin)
                && receiveUs == that.receiveUs
                && ingestUs == that.ingestUs
                && asOfUs == that.asOfUs
                && lagUs == that.lagUs
                && Arrays.equals(listings, that.listings)
                && Arrays.equals(listingsAsOfUs, that.listingsAsOfUs);
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
