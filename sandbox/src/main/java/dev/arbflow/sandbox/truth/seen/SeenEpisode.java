package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.sandbox.truth.Charges;

/**
 * An episode that had to be found, as it had to be told.
 *
 * @param route which way
 * @param openedUs when it began, in the time that both legs prove
 * @param detectedUs when it had lasted for the dwell time
 * @param lastUs when it ended
 * @param toldUs instant, by the client's clock, at which it was known to have lasted
 * @param overUs instant at which its end was known; the largest if nothing more came
 * @param closeReason why
 * @param figures at its end
 * @param atDetection when it was detected: what a mail must say
 * @param pays what the buying venue charged when it began
 * @param keeps what the selling venue charged when it began
 * @param seenToBegin whether both books had been in sight when it was not there
 * @param before the episode that it goes on with; null if it stands for itself
 */
public record SeenEpisode(
        Route route,
        long openedUs,
        long detectedUs,
        long lastUs,
        long toldUs,
        long overUs,
        CloseReason closeReason,
        Figures figures,
        Figures atDetection,
        Charges.Row pays,
        Charges.Row keeps,
        boolean seenToBegin,
        SeenEpisode before) {

    /** The episode with which it all began. */
    SeenEpisode first() {
        return before == null ? this : before.first();
    }

    /** How many episodes it goes on with. */
    int interruptions() {
        return before == null ? 0 : 1 + before.interruptions();
    }

    /** How long nothing stood since the first of them. */
    long interruptedUs() {
        return before == null ? 0 : before.interruptedUs() + Math.max(0, openedUs - before.lastUs);
    }

    /** Whether another may go on with it: not what lasted too long, nor what the end cut off. */
    boolean mayBeGoneOnWith() {
        return closeReason != CloseReason.AGE_CAP && closeReason != CloseReason.SHUTDOWN;
    }

    boolean overlaps(Route other, long fromUs, long toUs) {
        return route.equals(other) && openedUs <= toUs && lastUs >= fromUs;
    }
}
