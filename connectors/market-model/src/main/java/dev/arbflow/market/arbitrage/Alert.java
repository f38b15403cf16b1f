package dev.arbflow.market.arbitrage;

/**
 * Something a person should look at now.
 *
 * @param kind what has happened
 * @param cause what it belongs to
 * @param episode the best route of the cause as it was when the alert was raised: by its present
 *     net edge or, at the end, by its largest profit
 * @param suppressed episodes of the same cause held back by the cool-down since its last alert
 * @param pastEpisodes how many episodes of the route, the latest ones, the median is taken over;
 *     only those that ended by themselves
 * @param medianLifetimeUs how long half of them lasted at least; 0 if there is none
 * @param behindUs how long after what it tells of the alert left the job, on our clock; of an open
 *     edge, it may have ended meanwhile
 * @param expiresUs when nobody should act on it any more, on our clock; {@link Long#MAX_VALUE} if
 *     it tells of the past on purpose
 */
public record Alert(
        Kind kind,
        Cause cause,
        Episode episode,
        long suppressed,
        int pastEpisodes,
        long medianLifetimeUs,
        long behindUs,
        long expiresUs) {

    /** What has happened to a cause. */
    public enum Kind {
        /** Its first episode has stood for the dwell time. */
        OPENED,
        /** Its present net edge is a multiple of what was told last. */
        PEAK,
        /**
         * Its last episode has ended and none can go on with it. Told only where its opening was.
         */
        CLOSED
    }

    /** When what it tells of was last seen, event time. */
    public long happenedUs() {
        return kind == Kind.CLOSED ? cause.untilUs() : episode.lastUs();
    }
}
