package dev.arbflow.jobs.takeover;

import dev.arbflow.market.Origin;

/**
 * The newest that a connection has said.
 *
 * @param epoch of its newest record
 * @param sequence of its newest record
 * @param receiveUs when that was received
 */
record Heard(long epoch, long sequence, long receiveUs) {

    /** Whether what comes next is of another session: of a new epoch, or counted from one again. */
    boolean isOver(Heard next) {
        return epoch != next.epoch || next.sequence < sequence;
    }

    /**
     * Whether a delivery is of the session that was heard last. A process that began anew may count
     * its epochs anew, but then its sequences too.
     */
    boolean stillHas(Origin delivery) {
        return epoch == delivery.epoch() && sequence >= delivery.sequence();
    }
}
