package dev.arbflow.sandbox.suspect;

import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.SuspectActivity;

/**
 * A stretch that is not as usual.
 *
 * @param what is played
 * @param listing on which; others may move along
 * @param fromUs its beginning
 * @param toUs its end
 */
record Planted(What what, Listing listing, long fromUs, long toUs) {
    /** A stretch is told a little after it begins and looked at for a little longer. */
    private static final long AROUND_US = 3_000_000;

    /** What is played; those without a kind have honest causes. */
    enum What {
        FLICKER(SuspectActivity.Kind.QUOTE_FLICKER),
        LAYER(SuspectActivity.Kind.LAYERING),
        WASH(SuspectActivity.Kind.WASH_PRINTS),
        PUMP(SuspectActivity.Kind.PUMP),
        /** All venues move by one percent, with as many purchases everywhere. */
        COMMON_MOVE(null),
        /** A venue comes apart by one percent and is traded as usual. */
        PREMIUM(null),
        /** A market maker stands at both touches with twelve times the usual size and follows. */
        REQUOTING(null),
        /** Takers on both sides trade one round lot at the touch, each at its own side. */
        ROUND_LOTS(null),
        /** Large bids behind the touch, which go one by one. */
        WALL(null);

        private final SuspectActivity.Kind kind;

        What(SuspectActivity.Kind kind) {
            this.kind = kind;
        }

        /** What it has to be told as; null for nothing. */
        SuspectActivity.Kind kind() {
            return kind;
        }
    }

    /** Whether an activity is told of its listing while it lasts. */
    boolean meets(SuspectActivity told) {
        return told.listing().equals(listing)
                && told.startUs() <= toUs + AROUND_US
                && told.endUs() >= fromUs - AROUND_US;
    }

    /** Whether it is what an activity says. */
    boolean is(SuspectActivity told) {
        return what.kind == told.kind() && meets(told);
    }
}
