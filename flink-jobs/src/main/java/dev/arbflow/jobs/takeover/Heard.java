package dev.arbflow.jobs.takeover;

/**
 * The newest that a connection has said.
 *
 * @param epoch of its newest record
 * @param sequence of its newest record
 * @param receiveUs when that was received
 */
record Heard(long epoch, long sequence, long receiveUs) {

    /**
     * Whether what comes next is of another session: a process that began anew may count its epochs
     * anew, but then its sequences too.
     */
    boolean isOver(Heard next) {
        return epoch != next.epoch || next.sequence < sequence;
    }
}
