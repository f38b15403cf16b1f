package dev.arbflow.market.coverage;

import dev.arbflow.market.Tape;

/**
 * A tape is under-represented in a period, or in several in a row.
 *
 * @param tape which
 * @param startUs start of the first period, inclusive
 * @param endUs end of the newest one, exclusive
 * @param kind what there is too little of
 * @param observed how much there was: a share of the period, or a count
 * @param expected how much there should have been, at least or on average
 * @param p probability of so little by chance in these periods; NaN for time, which is not left to
 *     chance
 */
public record CoverageAlarm(
        Tape tape,
        long startUs,
        long endUs,
        Kind kind,
        double observed,
        double expected,
        double p) {

    /** What there is too little of. */
    public enum Kind {
        /** Time for which it was live. */
        LIVE_TIME,
        /** Trades, compared with its usual share of those of its group. */
        TRADES,
        /** Books, compared likewise. */
        BOOKS
    }

    /** Identity in stores: {@code TAPE@startUs#KIND}. */
    public String id() {
        return tape.code() + '@' + startUs + '#' + kind.name();
    }
}
