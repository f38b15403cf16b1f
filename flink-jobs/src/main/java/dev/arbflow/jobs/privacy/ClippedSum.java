package dev.arbflow.jobs.privacy;

/**
 * The trades of a window as far as they may be told: their number and, in whole steps of the clip,
 * their volume.
 *
 * @param trades how many
 * @param steps volume; one trade adds from 0 to {@link #STEPS}
 */
record ClippedSum(long trades, long steps) {

    /** Steps in a clip: what one trade can change the volume by. */
    static final long STEPS = 1_000_000;

    static final ClippedSum EMPTY = new ClippedSum(0, 0);

    ClippedSum plus(ClippedSum other) {
        return new ClippedSum(trades + other.trades, steps + other.steps);
    }

    /** One trade. */
    static ClippedSum of(double quantity, double clip) {
        return new ClippedSum(1, Math.round(Math.min(1, quantity / clip) * STEPS));
    }
}
