package dev.arbflow.jobs.alert;

import dev.arbflow.jobs.config.AlertKind;

/**
 * What one receiver was not told at once.
 *
 * @param sinceUs event time of the first
 * @param untilUs event time at which all of it is told together; that of the last while it waits,
 *     and where the stream ends
 * @param opened how many openings
 * @param peaks how many peaks
 * @param closed how many ends
 * @param indicative how many hints
 * @param quiet how many of all of them came in quiet hours
 * @param overLimit how many were more than an hour may have
 * @param best the one with the largest net edge; a hint only if there is nothing else
 */
public record HeldBack(
        long sinceUs,
        long untilUs,
        int opened,
        int peaks,
        int closed,
        int indicative,
        int quiet,
        int overLimit,
        Notice best) {

    static HeldBack with(HeldBack before, Notice notice, long nowUs, boolean inQuiet) {
        HeldBack known =
                before == null ? new HeldBack(nowUs, nowUs, 0, 0, 0, 0, 0, 0, notice) : before;
        return new HeldBack(
                known.sinceUs,
                Math.max(known.untilUs, nowUs),
                known.opened + count(notice, AlertKind.OPENED),
                known.peaks + count(notice, AlertKind.PEAK),
                known.closed + count(notice, AlertKind.CLOSED),
                known.indicative + count(notice, AlertKind.INDICATIVE),
                known.quiet + (inQuiet ? 1 : 0),
                known.overLimit + (inQuiet ? 0 : 1),
                notice.isBetterThan(known.best) ? notice : known.best);
    }

    private static int count(Notice notice, AlertKind kind) {
        return notice.kind() == kind ? 1 : 0;
    }

    HeldBack toldAt(long nowUs) {
        if (nowUs == Long.MAX_VALUE) { // no time of any clock
            return this;
        }
        return new HeldBack(
                sinceUs, nowUs, opened, peaks, closed, indicative, quiet, overLimit, best);
    }

    /** How many there are. */
    public int all() {
        return quiet + overLimit;
    }
}
