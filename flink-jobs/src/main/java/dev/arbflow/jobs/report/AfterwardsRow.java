package dev.arbflow.jobs.report;

/**
 * What is known of an episode's edge after it was detected: by the episode how long it stood, by
 * its follow-up how much of it was left.
 *
 * @param route {@code BASE/QUOTE|BUY>SELL}
 * @param stoodMs how long it stood since then; NaN in a follow-up
 * @param unseen whether nobody saw it begin, so that it stood for longer; false in a follow-up
 * @param ended whether it ended by itself; if not, it was lost from sight
 * @param shares as in {@link FollowUpRow}; none in an episode
 * @param exhausted likewise
 */
@SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
public record AfterwardsRow(
        String route,
        double stoodMs,
        boolean unseen,
        boolean ended,
        double[] shares,
        boolean[] exhausted) {
    private static final double[] NO_SHARES = {};
    private static final boolean[] NOTHING = {};

    static AfterwardsRow of(EpisodeRow episode) {
        return new AfterwardsRow(
                episode.route(),
                episode.stoodMs(),
                episode.unseen(),
                episode.ended(),
                NO_SHARES,
                NOTHING);
    }

    static AfterwardsRow of(FollowUpRow followUp) {
        return new AfterwardsRow(
                followUp.route(),
                Double.NaN,
                false,
                false,
                followUp.shares(),
                followUp.exhausted());
    }

    boolean isFollowUp() {
        return shares.length > 0;
    }

    String market() {
        return route.substring(0, route.indexOf('|'));
    }
}
