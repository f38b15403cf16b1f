package dev.arbflow.jobs.arbitrage;

import java.util.Arrays;

/**
 * How long the latest episodes of a route lasted, at most {@link #MOST} of them.
 *
 * @param lifetimesUs oldest first, in microseconds
 * @param forgetMs event time from which on they say nothing any more
 */
@SuppressWarnings("ArrayRecordComponent") // state of its own serializer; never changed
record PastLifetimes(long[] lifetimesUs, long forgetMs) {
    static final int MOST = 51;
    private static final PastLifetimes NONE = new PastLifetimes(new long[0], 0);

    static PastLifetimes orNone(PastLifetimes known) {
        return known == null ? NONE : known;
    }

    /** With one more; the oldest makes room for it. */
    PastLifetimes and(long lifetimeUs, long newForgetMs) {
        int from = Math.max(0, lifetimesUs.length + 1 - MOST);
        long[] grown = Arrays.copyOfRange(lifetimesUs, from, lifetimesUs.length + 1);
        grown[grown.length - 1] = lifetimeUs;
        return new PastLifetimes(grown, newForgetMs);
    }

    int count() {
        return lifetimesUs.length;
    }

    /** Half of them lasted at least so long; 0 if there is none. */
    long medianUs() {
        long[] sorted = lifetimesUs.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
