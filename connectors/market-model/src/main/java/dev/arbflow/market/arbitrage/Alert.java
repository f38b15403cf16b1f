package dev.arbflow.market.arbitrage;

/**
 * Something a person should look at now.
 *
 * @param episode the episode as it was when the alert was raised
 * @param suppressed alerts of the same route held back by the cool-down since its last one
 * @param pastEpisodes how many episodes of the route, the latest ones, the median is taken over;
 *     only those that ended by themselves
 * @param medianLifetimeUs how long half of them lasted at least; 0 if there is none
 * @param behindUs how long after the detection the alert left the job, on our clock; the edge may
 *     have ended meanwhile
 */
public record Alert(
        Episode episode, long suppressed, int pastEpisodes, long medianLifetimeUs, long behindUs) {

    /** The same alert as it leaves the job. */
    public Alert leaving(long suppressedBefore, long afterUs) {
        return new Alert(episode, suppressedBefore, pastEpisodes, medianLifetimeUs, afterUs);
    }
}
