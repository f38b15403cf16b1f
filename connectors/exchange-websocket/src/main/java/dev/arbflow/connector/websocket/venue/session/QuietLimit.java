package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.market.Times;
import java.time.Duration;
import java.util.Arrays;

/**
 * For how long a channel may say nothing, judged by its own recent pauses, as a {@link Rule} has
 * it.
 *
 * <p>A venue's socket may be lively while one of its channels has died; only the channel itself
 * shows what is usual for it.
 */
final class QuietLimit {
    private final Rule rule;
    private final long floorUs;
    private final long capUs;
    private final long stretchUs;
    private final long[] longestUs;
    private final long[] stretches;
    private final int[] counts;
    private long ended;
    private long heardUs;
    private long askedUs;

    /**
     * How pauses become a limit: so many times the longest of them, within two bounds.
     *
     * @param factor how many times
     * @param floor the least limit
     * @param cap the largest limit, also that of a channel of which too little is known
     * @param enough pauses from which on something is known
     * @param remembered how many stretches of time are remembered
     * @param stretch how long one is, of which the longest pause counts; zero for each pause
     * @param outliers how many of the longest stretches do not count
     */
    record Rule(
            int factor,
            Duration floor,
            Duration cap,
            int enough,
            int remembered,
            Duration stretch,
            int outliers) {

        /** A channel of a book speaks often and evenly, and begins with its whole book. */
        static final Rule BOOK =
                new Rule(4, Duration.ofSeconds(3), Duration.ofSeconds(60), 8, 32, Duration.ZERO, 0);

        /**
         * Trades come in bursts, so that the latest of them say little: the pauses of ten minutes
         * count. One outlier is not believed, for it may have been a channel that had died.
         */
        static final Rule TRADES =
                new Rule(
                        4,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(10),
                        32,
                        60,
                        Duration.ofSeconds(10),
                        1);

        /** The same limit whatever the channel does. */
        static Rule fixed(Duration limit) {
            return new Rule(1, limit, limit, 1, 1, Duration.ZERO, 0);
        }
    }

    QuietLimit(Rule rule) {
        this.rule = rule;
        this.floorUs = Times.micros(rule.floor());
        this.capUs = Times.micros(rule.cap());
        this.stretchUs = Times.micros(rule.stretch());
        this.longestUs = new long[rule.remembered()];
        this.stretches = new long[rule.remembered()];
        this.counts = new int[rule.remembered()];
    }

    /** A subscription begins: its first frame ends no pause. */
    void begin(long nowUs) {
        heardUs = nowUs;
        askedUs = nowUs;
    }

    /** The channel was asked for anew, or that was granted: its silence goes on. */
    void asked(long nowUs) {
        askedUs = nowUs;
    }

    /** The channel spoke. */
    void heard(long nowUs) {
        ended++;
        long stretch = stretch(nowUs);
        int place = (int) (stretch % longestUs.length);
        if (stretches[place] != stretch) {
            stretches[place] = stretch;
            longestUs[place] = 0;
            counts[place] = 0;
        }
        longestUs[place] = Math.max(longestUs[place], nowUs - heardUs);
        counts[place]++;
        begin(nowUs);
    }

    /**
     * Whether it has been silent for too long. One that was asked for anew is to have been silent
     * for several times as long as then: a market that has become quiet looks the same.
     */
    boolean isExceeded(long nowUs) {
        long quietUs = nowUs - askedUs;
        return quietUs > floorUs
                && quietUs > Math.min((rule.factor() - 1) * (askedUs - heardUs), capUs)
                && quietUs > limitUs(nowUs);
    }

    /** Whether its own pauses say what is usual for the channel. */
    boolean isKnown(long nowUs) {
        int known = 0;
        for (int place = 0; place < counts.length; place++) {
            known += isRemembered(place, nowUs) ? counts[place] : 0;
        }
        return known >= rule.enough();
    }

    /** For how long it has said nothing. */
    Duration quiet(long nowUs) {
        return Duration.ofNanos((nowUs - heardUs) * 1_000);
    }

    private long limitUs(long nowUs) {
        if (!isKnown(nowUs)) {
            return capUs;
        }
        long[] sorted = new long[longestUs.length];
        for (int place = 0; place < sorted.length; place++) {
            sorted[place] = isRemembered(place, nowUs) ? longestUs[place] : 0;
        }
        Arrays.sort(sorted);
        long usualUs = sorted[Math.max(0, sorted.length - 1 - rule.outliers())];
        return Math.max(floorUs, Math.min(rule.factor() * usualUs, capUs));
    }

    private boolean isRemembered(int place, long nowUs) {
        return counts[place] > 0 && stretches[place] > stretch(nowUs) - longestUs.length;
    }

    private long stretch(long nowUs) {
        return stretchUs == 0 ? ended : nowUs / stretchUs;
    }
}
