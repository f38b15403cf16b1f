package dev.arbflow.jobs.arbitrage;

import java.util.Arrays;

/**
 * The best prices that a leg's latest books had, each from the moment from which its book holds; so
 * that what is learned late of the other leg can be compared with what held then.
 *
 * <p>What ended too long before the newest book is forgotten, as is the oldest of more than {@link
 * #MOST}. Mutable, lives inside {@link MarketBoard}.
 */
public final class RecentTouches {
    /**
     * How many different touches are kept: 32 a second are more than a venue's busy market makes.
     */
    public static final int MOST = 32;

    private static final int ROOM = 4;

    private long[] fromUs = new long[ROOM];
    private double[] bids = new double[ROOM];
    private double[] asks = new double[ROOM];
    private int size;
    private long unjudgedFromUs = RouteTrack.NEVER;

    /** Notes the newest book of a leg, see {@link #add(long, double, double, long)}. */
    public void add(Leg leg, long keepUs) {
        add(leg.holdsFromUs(), leg.bestBid(), leg.bestAsk(), keepUs);
    }

    /**
     * Notes the newest book.
     *
     * @param holdsFromUs from when on it holds; taken as the former one's where it is earlier
     * @param bid its best bid, or {@link BestPrices#NO_BID}
     * @param ask its best ask, or {@link BestPrices#NO_ASK}
     * @param keepUs how much later than another leg's a book may be learned of, microseconds
     */
    public void add(long holdsFromUs, double bid, double ask, long keepUs) {
        long newestUs = size == 0 ? holdsFromUs : Math.max(holdsFromUs, fromUs[size - 1]);
        unjudgedFromUs = Math.min(unjudgedFromUs, newestUs);
        if (size > 0 && fromUs[size - 1] == newestUs) {
            size--; // it held for no time
        }
        if (size == 0 || bids[size - 1] != bid || asks[size - 1] != ask) {
            forgetWhatEndedBefore(newestUs - keepUs);
            put(newestUs, bid, ask);
        }
    }

    /** The earliest moment from which on a book holds that no route was judged with yet. */
    public long unjudgedFromUs() {
        return unjudgedFromUs;
    }

    /** Whether there is such a book. */
    public boolean areUnjudged() {
        return unjudgedFromUs != RouteTrack.NEVER;
    }

    /** Says from which moment on a book holds that no route was judged with yet. */
    public void unjudgedFrom(long timeUs) {
        unjudgedFromUs = timeUs;
    }

    /** All routes have been judged with the newest book. */
    public void judged() {
        unjudgedFromUs = RouteTrack.NEVER;
    }

    public int size() {
        return size;
    }

    /** From when on the touch at a place holds, the oldest first. */
    public long fromUs(int place) {
        return fromUs[place];
    }

    public double bid(int place) {
        return bids[place];
    }

    public double ask(int place) {
        return asks[place];
    }

    /** The place of the touch that held at a moment; -1 if that is not known. */
    public int placeAt(long timeUs) {
        int place = size - 1;
        while (place >= 0 && fromUs[place] > timeUs) {
            place--;
        }
        return place;
    }

    /** From when on the newest touch holds. */
    public long newestUs() {
        return fromUs[size - 1];
    }

    /** When the touch at a place ended, or {@link RouteTrack#NEVER}. */
    public long endUs(int place) {
        return place + 1 < size ? fromUs[place + 1] : RouteTrack.NEVER;
    }

    private void forgetWhatEndedBefore(long timeUs) {
        int gone = size == MOST ? 1 : 0;
        while (gone + 1 < size && fromUs[gone + 1] < timeUs) {
            gone++;
        }
        if (gone > 0) {
            size -= gone;
            System.arraycopy(fromUs, gone, fromUs, 0, size);
            System.arraycopy(bids, gone, bids, 0, size);
            System.arraycopy(asks, gone, asks, 0, size);
        }
    }

    private void put(long timeUs, double bid, double ask) {
        if (size == fromUs.length) {
            int room = Math.min(MOST, 2 * size);
            fromUs = Arrays.copyOf(fromUs, room);
            bids = Arrays.copyOf(bids, room);
            asks = Arrays.copyOf(asks, room);
        }
        fromUs[size] = timeUs;
        bids[size] = bid;
        asks[size] = ask;
        size++;
    }
}
