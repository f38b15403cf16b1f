package dev.arbflow.sandbox.matrix;

import dev.arbflow.market.Times;
import java.time.Duration;

/**
 * The time in which a connection could be heard. It stops while the connection as a whole says
 * nothing for longer than any does: that is no silence of one of its channels.
 */
final class ListeningTime {
    private static final long STANDS_STILL_US = Times.micros(Duration.ofSeconds(3));

    private long spokeUs;
    private long stoodStillUs;

    /** A connection opens, or a frame of it arrives. */
    void spoke(long nowUs) {
        stoodStillUs += standsStillUs(nowUs);
        spokeUs = nowUs;
    }

    /** That time at a moment of ours. */
    long at(long nowUs) {
        return nowUs - stoodStillUs - standsStillUs(nowUs);
    }

    private long standsStillUs(long nowUs) {
        long quietUs = nowUs - spokeUs;
        return spokeUs > 0 && quietUs > STANDS_STILL_US ? quietUs : 0;
    }
}
