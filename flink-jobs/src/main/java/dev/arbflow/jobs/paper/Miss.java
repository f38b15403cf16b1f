package dev.arbflow.jobs.paper;

/** Why the account does not take an episode; the first that applies. */
enum Miss {
    /** The orders would have arrived after the last look. */
    TOO_LATE,
    /** What was there when they arrived cannot be known. */
    UNKNOWN,
    /** Nothing was left. */
    GONE,
    /** What was left had been taken by this account before. */
    TAKEN,
    /** What was left is less than the venues accept. */
    TOO_SMALL,
    /** Too little to pay with or to sell was where it was needed. */
    NO_INVENTORY
}
