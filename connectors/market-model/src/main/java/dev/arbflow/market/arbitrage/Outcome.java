package dev.arbflow.market.arbitrage;

import java.util.EnumSet;
import java.util.Set;

/** What has become of a candidate: always exactly one of these. */
public enum Outcome {
    /** It still stands. */
    OPEN,
    /** It has been an episode, or several. */
    EPISODE,
    /** The edge could be relied on, and was never worth opening for. */
    BELOW_THRESHOLD,
    /** It could not be relied on, or not for long enough. */
    REFUSED;

    private static final Set<RefusalReason> TOO_LITTLE =
            EnumSet.of(
                    RefusalReason.BELOW_FEES,
                    RefusalReason.BELOW_MIN_NET,
                    RefusalReason.BELOW_MIN_NOTIONAL,
                    RefusalReason.BELOW_MIN_QUANTITY,
                    RefusalReason.BELOW_VENUE_NOTIONAL);

    /** That of a candidate which never became an episode, by the reason nearest to one. */
    public static Outcome of(RefusalReason nearest) {
        return TOO_LITTLE.contains(nearest) ? BELOW_THRESHOLD : REFUSED;
    }
}
