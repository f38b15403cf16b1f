package dev.arbflow.jobs.paper;

import dev.arbflow.market.arbitrage.FollowUp;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The orders that the account sends for an episode, and what they find when they arrive.
 *
 * <p>The books are looked at a few times only. The orders get what the first look that is not
 * earlier than their arrival saw, and are booked at the moment of that look.
 *
 * @param followUp what was left of the episode
 * @param latencyUs from being told to the orders' arrival; {@link #UNKNOWN} if nobody knows
 */
record PaperOrder(FollowUp followUp, long latencyUs) {
    static final long UNKNOWN = -1;

    /** In the order in which they arrive. */
    static final Comparator<PaperOrder> BY_ARRIVAL =
            Comparator.comparingLong(PaperOrder::atUs)
                    .thenComparing(order -> order.followUp().id());

    /** When it is booked: at its look or, without one, at the last. */
    long atUs() {
        int place = place();
        List<Integer> horizons = FollowUp.HORIZONS_MS;
        return place < horizons.size()
                ? followUp.toldUs() + horizons.get(place) * 1_000L
                : followUp.lastLookUs();
    }

    /** What the orders find; empty if they arrive after the last look. */
    Optional<FollowUp.Look> look() {
        return followUp.looks().stream().skip(place()).findFirst();
    }

    /** Whether it is known when they arrive. */
    boolean isTimed() {
        return latencyUs != UNKNOWN;
    }

    private int place() {
        int place = 0;
        for (int horizonMs : FollowUp.HORIZONS_MS) {
            if (horizonMs * 1_000L >= latencyUs) {
                return place;
            }
            place++;
        }
        return place;
    }
}
