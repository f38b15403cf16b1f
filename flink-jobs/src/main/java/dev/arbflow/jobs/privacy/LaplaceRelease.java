package dev.arbflow.jobs.privacy;

import dev.arbflow.jobs.config.Releases;
import dev.arbflow.market.Times;
import javax.crypto.Mac;

/**
 * Adds noise to sums, the same noise whenever the same sum is released again.
 *
 * <p>The noise depends on a key that only we have, on what is released, and on the true sum. So a
 * restart that computes a window again says the same thing again and not a second thing, whose
 * average with the first would be closer to the truth; and a sum that has changed, because a trade
 * came in time this time, gets noise of its own, so that the difference of two answers does not
 * tell the difference of two sums. One instance serves one thread.
 */
final class LaplaceRelease {
    private final byte[] masterKey;
    private final long periodUs;
    private final DiscreteLaplace countNoise;
    private final DiscreteLaplace volumeNoise;
    private final String parameters;

    LaplaceRelease(Releases settings) {
        masterKey = HmacSha256.bytes(settings.privacy().masterKey().reveal());
        periodUs = Times.micros(settings.privacy().period());
        // Twice the sensitivity at the whole epsilon is half the epsilon, without rounding.
        countNoise = new DiscreteLaplace(settings.epsilonMicros(), 2);
        volumeNoise = new DiscreteLaplace(settings.epsilonMicros(), 2 * ClippedSum.STEPS);
        parameters = "|" + settings.epsilonMicros() + '|' + Times.micros(settings.window());
    }

    /** Number of the period in which a window's keys and budget are. */
    long periodOf(long startUs) {
        return Math.floorDiv(startUs, periodUs);
    }

    /**
     * The sum as it may be told.
     *
     * @param tape whose trades, {@code Tape.code()}
     * @param clip of the tape, as text that never changes its form
     */
    ClippedSum noised(ClippedSum sum, String tape, long startUs, String clip) {
        Mac mac = HmacSha256.derived(masterKey, "noise", periodOf(startUs));
        String subject =
                tape
                        + '@'
                        + startUs
                        + parameters
                        + '|'
                        + clip
                        + '|'
                        + sum.trades()
                        + '|'
                        + sum.steps();
        KeyedRandom random = new KeyedRandom(mac, subject);
        return new ClippedSum(
                sum.trades() + countNoise.draw(random), sum.steps() + volumeNoise.draw(random));
    }
}
