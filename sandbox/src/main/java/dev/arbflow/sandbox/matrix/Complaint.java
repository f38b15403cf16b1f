package dev.arbflow.sandbox.matrix;

/**
 * Something in a cell that is not as it must be.
 *
 * @param kind what
 * @param text for a person, with its figures
 */
public record Complaint(Kind kind, String text) {

    /** What can be wrong. */
    public enum Kind {
        /** Not everything is right for good within the patience of a trial. */
        NO_RECOVERY,
        /** A book differs from the venue's when nothing moves any more. */
        BOOKS_DIFFER,
        /** A book was told to be valid that the venue never had. */
        WRONG_BOOK,
        /** Trades were lost, and no range names them. */
        TRADES_LOST,
        /** Trades were told that never happened. */
        TRADES_INVENTED,
        /** Episodes are other than without the fault, though no leg was refused. */
        EPISODES_DIFFER
    }
}
