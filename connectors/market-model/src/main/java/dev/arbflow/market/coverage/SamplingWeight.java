package dev.arbflow.market.coverage;

import dev.arbflow.market.Tape;

/**
 * How much an observation of a tape should count, so that every venue of its group counts alike.
 *
 * @param tape whose observations
 * @param startUs start of the period it was computed from, inclusive
 * @param endUs end of that period, exclusive
 * @param weight mean live time of the group over that of the tape, at most {@link #MOST}
 */
public record SamplingWeight(Tape tape, long startUs, long endUs, double weight) {

    /** No tape counts for more than this, or a few odd windows would stand for a whole venue. */
    public static final double MOST = 4;

    /** Identity in stores: {@code TAPE@startUs}. */
    public String id() {
        return tape.code() + '@' + startUs;
    }
}
