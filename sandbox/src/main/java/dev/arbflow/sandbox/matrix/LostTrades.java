package dev.arbflow.sandbox.matrix;

/**
 * Trades that were not told.
 *
 * @param missing all of them
 * @param unnamed those of them that no range names
 * @param inPauses those of the unnamed in a silence that is usual for their channel
 */
public record LostTrades(int missing, int unnamed, int inPauses) {
    /** None. */
    public static final LostTrades NONE = new LostTrades(0, 0, 0);

    /** Both together. */
    public LostTrades plus(LostTrades other) {
        return new LostTrades(
                missing + other.missing, unnamed + other.unnamed, inPauses + other.inPauses);
    }

    /** Those that a range names. */
    public int named() {
        return missing - unnamed;
    }

    /** How many of them must not be lost in such a way. */
    public int wrongly(Unprovable.Tolerance tolerance) {
        return tolerance.lossesInPauses() ? unnamed - inPauses : unnamed;
    }
}
