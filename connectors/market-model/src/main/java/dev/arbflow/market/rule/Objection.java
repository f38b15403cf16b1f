package dev.arbflow.market.rule;

/**
 * Why a rule is not taken.
 *
 * @param reason which kind, for counters
 * @param words for whoever wrote the rule
 */
public record Objection(Reason reason, String words) {

    /** Kinds of objections; the first that applies, in this order, is the reason. */
    public enum Reason {
        /** It was written too late for the moment from which it wants to be in force. */
        LATE,
        /** Another rule has its version. */
        VERSION_TAKEN,
        /** There are as many rules as are kept. */
        TOO_MANY,
        /** It allows more than the configuration does. */
        BEYOND_LIMIT,
        /** With it, a route's parameters or fees would contradict each other. */
        CONTRADICTION
    }

    @Override
    public String toString() {
        return reason + ": " + words;
    }
}
