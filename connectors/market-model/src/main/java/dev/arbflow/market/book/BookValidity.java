package dev.arbflow.market.book;

/** Whether a book may be used, and if not, why. */
public enum BookValidity {
    /** Complete, checked and not crossed. */
    VALID,
    /** Subscribed, but no snapshot has arrived yet. */
    AWAITING_SNAPSHOT,
    /** An update was lost: a sequence number is missing, or trades contradict the book. */
    GAP,
    /** The venue's checksum does not match our copy. */
    CHECKSUM_MISMATCH,
    /** The best bid is at or above the best ask. */
    CROSSED,
    /** The connection is down. */
    DISCONNECTED,
    /** Connected, but nothing has been heard for longer than the venue's own heartbeat allows. */
    SILENT,
    /** The venue announced maintenance. */
    MAINTENANCE,
    /** The venue sent an update that cannot be applied. */
    UNREADABLE
}
