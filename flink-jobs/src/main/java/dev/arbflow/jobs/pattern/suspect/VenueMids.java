package dev.arbflow.jobs.pattern.suspect;

import java.util.Arrays;

/**
 * Where one venue's listing of a market stood in the newest seconds, without a gap.
 *
 * @param second of the newest mid
 * @param mids second by second, oldest first
 * @param usual how far its move usually is from that of the others, in basis points
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention, like Ladder
record VenueMids(long second, double[] mids, Usual usual) {
    /** Over how long moves are compared. */
    static final int SECONDS = 15;

    /** For so long a mid that does not change is believed. */
    static final int SILENT_SECONDS = 5;

    static VenueMids first(MidSample sample) {
        return new VenueMids(sample.second(), new double[] {sample.mid()}, Usual.UNKNOWN);
    }

    /** With one more second; after one without a sample it begins anew. */
    VenueMids with(MidSample sample) {
        long passed = sample.second() - second;
        if (passed <= 0) {
            return this;
        }
        if (passed > 1) {
            return new VenueMids(sample.second(), new double[] {sample.mid()}, usual);
        }
        double[] longer = Arrays.copyOf(mids, mids.length + 1);
        longer[longer.length - 1] = sample.mid();
        int from = Math.max(0, longer.length - SECONDS - 1);
        return new VenueMids(
                sample.second(), Arrays.copyOfRange(longer, from, longer.length), usual);
    }

    VenueMids with(Usual newUsual) {
        return new VenueMids(second, mids, newUsual);
    }

    /** How far it has moved, in basis points, as of a second; NaN if that is not known. */
    double movedBps(long now) {
        return mids.length <= SECONDS || now != second
                ? Double.NaN
                : (newest() / mids[0] - 1) * 1e4;
    }

    /** The largest move from one second to the next, in basis points. */
    double largestStepBps() {
        double largest = 0;
        for (int i = 1; i < mids.length; i++) {
            largest = Math.max(largest, Math.abs(mids[i] / mids[i - 1] - 1) * 1e4);
        }
        return largest;
    }

    private double newest() {
        return mids[mids.length - 1];
    }
}
