package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.arbitrage.RefusalReason;
import java.util.List;

/** Which of two reasons says that a candidate came nearer to an episode. */
final class Nearness {
    /** From the farthest from an episode to the nearest. */
    static final List<RefusalReason> REASONS =
            List.of(
                    RefusalReason.BOOK_INVALID,
                    RefusalReason.NO_CONVERSION,
                    RefusalReason.SWITCHED_OFF,
                    RefusalReason.LATE_HERE,
                    RefusalReason.LEG_STALE,
                    RefusalReason.LEG_FROZEN,
                    RefusalReason.LAGGING,
                    RefusalReason.SKEWED,
                    RefusalReason.IMPLAUSIBLE,
                    RefusalReason.ALIEN_ASSET,
                    RefusalReason.FEE_UNKNOWN,
                    RefusalReason.AGE_CAP,
                    RefusalReason.BELOW_FEES,
                    RefusalReason.BELOW_MIN_NET,
                    RefusalReason.BELOW_MIN_NOTIONAL,
                    RefusalReason.BELOW_MIN_QUANTITY,
                    RefusalReason.BELOW_VENUE_NOTIONAL,
                    RefusalReason.TOO_SHORT);

    private Nearness() {}

    static boolean isNearer(RefusalReason reason, RefusalReason than) {
        return REASONS.indexOf(reason) > REASONS.indexOf(than);
    }
}
