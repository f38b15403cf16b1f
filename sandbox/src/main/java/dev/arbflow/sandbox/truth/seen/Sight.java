package dev.arbflow.sandbox.truth.seen;

/** Whether a route has been looked at, and found less than takeable, since both books are seen. */
final class Sight {
    private boolean clear;
    private boolean clearAtOnset;

    /** An instant begins. */
    void at(long nowUs, SeenLeg buy, SeenLeg sell) {
        clear &= buy.sightUs() < nowUs && sell.sightUs() < nowUs;
    }

    /** Nothing was to be had at it. */
    void nothing(SeenLeg buy, SeenLeg sell) {
        clear = buy.fault() == null && sell.fault() == null;
    }

    /** What was to be had then; what nobody can rely on is not seen. */
    void judged(Look.Worth worth) {
        clear |= worth == Look.Worth.REFUSED || worth == Look.Worth.HOLDING;
    }

    /** Something begins now. */
    void onset() {
        clearAtOnset = clear;
    }

    /** Whether what began last was seen to begin. */
    boolean sawTheOnset() {
        return clearAtOnset;
    }
}
