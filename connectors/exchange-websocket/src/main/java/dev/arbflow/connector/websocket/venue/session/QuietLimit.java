package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.market.Times;
import java.time.Duration;
import java.util.Arrays;

/**
 * For how long a channel may say nothing, judged by its own recent pauses: {@link #FACTOR} times
 * the longest of the latest {@link #PAUSES}, at least {@link #FLOOR} and at most {@link #CAP}.
 *
 * <p>A venue's socket may be lively while one of its channels has died; only the channel itself
 * shows what is usual for it.
 */
final class QuietLimit {
    static final Duration FLOOR = Duration.ofSeconds(3);
    static final Duration CAP = Duration.ofSeconds(60);
    static final int FACTOR = 4;
    static final int PAUSES = 32;

    /** Fewer pauses say nothing about a channel: it has the longest time. */
    static final int ENOUGH = 8;

    private static final long FLOOR_US = Times.micros(FLOOR);
    private static final long CAP_US = Times.micros(CAP);

    private final long[] pausesUs = new long[PAUSES];
    private int count;
    private long heardUs;

    /** A subscription begins: its first frame ends no pause. */
    void begin(long nowUs) {
        heardUs = nowUs;
    }

    /** The channel spoke. */
    void heard(long nowUs) {
        pausesUs[count % PAUSES] = nowUs - heardUs;
        count++;
        heardUs = nowUs;
    }

    boolean isExceeded(long nowUs) {
        return nowUs - heardUs > limitUs();
    }

    /** For how long it has said nothing. */
    Duration quiet(long nowUs) {
        return Duration.ofNanos((nowUs - heardUs) * 1_000);
    }

    private long limitUs() {
        if (count < ENOUGH) {
            return CAP_US;
        }
        long longestUs = Arrays.stream(pausesUs).max().orElseThrow();
        return Math.max(FLOOR_US, Math.min(FACTOR * longestUs, CAP_US));
    }
}
