package dev.arbflow.market.testing;

import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.Cause;
import dev.arbflow.market.arbitrage.DislocatedLeg;
import dev.arbflow.market.arbitrage.Episode;

/** Builds alerts for tests. */
public final class Alerts {
    private static final long MAX_BEHIND_US = 30_000_000;

    private Alerts() {}

    /** An alert of an episode that is alone in its cause. */
    public static Alert of(Alert.Kind kind, Episode episode) {
        return of(kind, episode, 0, 0, 0, 0);
    }

    /** The same with all that an alert says besides. */
    public static Alert of(
            Alert.Kind kind,
            Episode episode,
            long suppressed,
            int pastEpisodes,
            long medianLifetimeUs,
            long behindUs) {
        return new Alert(
                kind,
                alone(episode),
                episode,
                suppressed,
                pastEpisodes,
                medianLifetimeUs,
                behindUs,
                episode.lastUs() + MAX_BEHIND_US);
    }

    /** The same alert of another cause. */
    public static Alert with(Alert alert, Cause cause) {
        return new Alert(
                alert.kind(),
                cause,
                alert.episode(),
                alert.suppressed(),
                alert.pastEpisodes(),
                alert.medianLifetimeUs(),
                alert.behindUs(),
                alert.expiresUs());
    }

    /** The cause of one route alone. */
    public static Cause alone(Episode episode) {
        return cause(episode, null, 1, null, null);
    }

    /** A cause that began and ended with an episode. */
    public static Cause cause(
            Episode episode, DislocatedLeg leg, int routes, Double toldBps, Double leftShare) {
        return new Cause(
                episode.id(),
                leg,
                episode.openedUs(),
                routes,
                routes,
                episode.net().meanBps(),
                episode.lastUs(),
                toldBps,
                leftShare,
                episode.closeReason());
    }
}
