package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.market.Times;
import java.time.Duration;

/**
 * The time in which a connection can be heard: it stops while the whole connection stands still,
 * which says nothing of any one channel.
 */
final class LivelyTime {
    /** Venues answer a ping, of which one is sent every second at least. */
    private static final long STANDS_STILL_US = Times.micros(Duration.ofSeconds(3));

    private long heardUs;
    private long stoodStillUs;

    /** A connection opens, or said something. */
    void heard(long nowUs) {
        stoodStillUs += standsStillUs(nowUs);
        heardUs = nowUs;
    }

    /** Our clock, but for all the time in which nothing was heard. */
    long at(long nowUs) {
        return nowUs - stoodStillUs - standsStillUs(nowUs);
    }

    private long standsStillUs(long nowUs) {
        long quietUs = nowUs - heardUs;
        return heardUs > 0 && quietUs > STANDS_STILL_US ? quietUs : 0;
    }
}
