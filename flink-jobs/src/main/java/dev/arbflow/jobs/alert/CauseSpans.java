package dev.arbflow.jobs.alert;

import dev.arbflow.market.arbitrage.Episode;
import java.io.Serializable;

/**
 * How long things may take, event time.
 *
 * @param longestUs longest believable episode
 * @param rejoinUs longest time from an end to what goes on with it; zero if nothing does
 */
record CauseSpans(long longestUs, long rejoinUs) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** How much later than it happened an end or an opening may still be heard of. */
    static final long GRACE_US = 60_000_000;

    /** Before when an episode may begin that goes on with another, of which is heard now. */
    long resumableUs(Episode episode, long nowUs) {
        return episode.isOpen() || !episode.closeReason().mayGoOn() || rejoinUs == 0
                ? Long.MIN_VALUE
                : nowUs + rejoinUs + 1;
    }

    /** An episode of which no end will be heard any more began then or before. */
    long endlessUntilUs(long nowUs) {
        return nowUs - longestUs - GRACE_US;
    }

    /** When something is forgotten of which nothing is heard after a moment. */
    static long forgetUs(long lastUs) {
        return lastUs + GRACE_US + 1;
    }
}
