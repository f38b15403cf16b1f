package dev.arbflow.market.arbitrage;

/**
 * Something a person should look at now.
 *
 * @param kind what has happened
 * @param episode the episode as it was when the alert was raised
 * @param suppressed alerts of the same route held back by the cool-down since its last one
 * @param pastEpisodes how many episodes of the route, the latest ones, the median is taken over;
 *     only those that ended by themselves
 * @param medianLifetimeUs how long half of them lasted at least; 0 if there is none
 * @param behindUs how long after what it tells of the alert left the job, on our clock; of an open
 *     edge, it may have ended meanwhile
 */
public record Alert(
        Kind kind,
        Episode episode,
        long suppressed,
        int pastEpisodes,
        long medianLifetimeUs,
        long behindUs) {

    /** What has happened to an episode. */
    public enum Kind {
        /** It has stood for the dwell time. */
        OPENED,
        /** It has ended. Told only where its opening was. */
        CLOSED
    }

    /** When what it tells of had happened, event time. */
    public long happenedUs() {
        return kind == Kind.OPENED ? episode.detectedUs() : episode.lastUs();
    }

    /** The same alert as it leaves the job. */
    public Alert leaving(long suppressedBefore, long afterUs) {
        return new Alert(kind, episode, suppressedBefore, pastEpisodes, medianLifetimeUs, afterUs);
    }
}
