package dev.arbflow.jobs.alert;

import dev.arbflow.market.Nullable;
import dev.arbflow.market.arbitrage.Cause;
import dev.arbflow.market.arbitrage.DislocatedLeg;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import java.util.List;

/**
 * What is known and what was told of one cause of a market.
 *
 * @param legs the venue that all its routes share, or both of the only one
 * @param standing its episodes; null when all are over, while it is remembered for its cool-down
 * @param told what was told of those; null if nothing was
 * @param quietUntilUs event time before which it is not told to open again
 * @param heldBack episodes of it that the cool-down has held back since its last alert
 */
record MarketCause(
        List<DislocatedLeg> legs,
        @Nullable Standing standing,
        @Nullable Told told,
        long quietUntilUs,
        long heldBack) {

    /**
     * What was told last.
     *
     * @param episodeId the episode of the opening
     * @param bps net edge
     * @param leftShare what was left of the opening after 250 ms; null while it is not known
     */
    record Told(String episodeId, double bps, @Nullable Double leftShare) {}

    static MarketCause begun(EpisodeNews first) {
        return new MarketCause(
                DislocatedLeg.of(first.episode().route()),
                Standing.of(first),
                null,
                Long.MIN_VALUE,
                0);
    }

    boolean stands() {
        return standing != null;
    }

    /** Whether something of it stands now. */
    boolean isPresent() {
        return stands() && !standing.isInterrupted();
    }

    /** Whether the venue is known. */
    boolean isNamed() {
        return legs.size() == 1;
    }

    boolean explains(Episode episode) {
        return DislocatedLeg.of(episode.route()).stream().anyMatch(legs::contains);
    }

    /**
     * With an episode that shares a leg, which names the venue where a route of what stands does.
     */
    MarketCause joinedBy(EpisodeNews news) {
        List<DislocatedLeg> theirs = DislocatedLeg.of(news.episode().route());
        return new MarketCause(
                stands() ? legs.stream().filter(theirs::contains).toList() : theirs,
                stands() ? standing.joinedBy(news) : Standing.of(news),
                told,
                quietUntilUs,
                heldBack);
    }

    MarketCause with(Standing other) {
        return new MarketCause(legs, other, told, quietUntilUs, heldBack);
    }

    MarketCause holdingBackOneMore() {
        return new MarketCause(legs, standing, told, quietUntilUs, heldBack + 1);
    }

    MarketCause opened(EpisodeNews shown, long quietForUs) {
        Episode episode = shown.episode();
        return new MarketCause(
                legs,
                standing,
                new Told(episode.id(), shown.presentBps(), null),
                episode.lastUs() + quietForUs,
                0);
    }

    MarketCause peaked(double bps) {
        return new MarketCause(
                legs,
                standing,
                new Told(told.episodeId(), bps, told.leftShare()),
                quietUntilUs,
                heldBack);
    }

    /** Without its episodes, which are over. */
    MarketCause closed(long otherQuietUntilUs) {
        return new MarketCause(legs, null, null, otherQuietUntilUs, heldBack);
    }

    /** With what was left of the episode whose opening was told, if it is that one's. */
    MarketCause followedUp(FollowUp followUp) {
        return told == null || !told.episodeId().equals(followUp.id())
                ? this
                : new MarketCause(
                        legs,
                        standing,
                        new Told(told.episodeId(), told.bps(), followUp.after250Ms().share()),
                        quietUntilUs,
                        heldBack);
    }

    /** What is said of it. */
    Cause asToldNow() {
        return new Cause(
                standing.id(),
                isNamed() ? legs.get(0) : null,
                standing.sinceUs(),
                standing.routes().size(),
                standing.episodes(),
                standing.meanBps(),
                standing.untilUs(),
                told == null ? null : told.bps(),
                told == null ? null : told.leftShare(),
                standing.lastEnd());
    }
}
