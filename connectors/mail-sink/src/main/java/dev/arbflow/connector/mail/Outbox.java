package dev.arbflow.connector.mail;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The mails between the task's thread, which adds them, and the sender's thread, which settles them
 * in the same order; knows by Message-ID which mails there have been.
 */
final class Outbox {
    private final int capacity;
    private final SentJournal journal;
    private final RecentIds sent;
    private final ArrayDeque<MailMessage> pending = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private MailDeliveryException failure;
    private boolean closed;

    Outbox(int capacity, int rememberedIds, SentJournal journal) {
        this.capacity = capacity;
        this.sent = new RecentIds(rememberedIds);
        this.journal = journal;
    }

    /** Takes over what writers left in a checkpoint; returns how many mails were sent since. */
    int restore(Collection<MailWriterState> states) {
        lock.lock();
        try {
            states.forEach(state -> state.sentIds().forEach(sent::add));
            int known = 0;
            for (MailWriterState state : states) {
                for (MailMessage mail : state.pending()) {
                    if (isKnown(mail)) {
                        known++;
                    } else {
                        pending.add(mail); // beyond the capacity if need be: it held them before
                    }
                }
            }
            changed.signalAll();
            return known;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds {@code mail}, waiting while the outbox is full.
     *
     * @return false if a mail with this Message-ID was sent or is waiting
     * @throws IOException if delivery has failed for good
     */
    boolean add(MailMessage mail) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            throwIfFailed();
            if (isKnown(mail)) {
                return false;
            }
            while (pending.size() >= capacity) {
                changed.await();
                throwIfFailed();
            }
            pending.add(mail);
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The first waiting mail, which stays until it is settled; null if none comes in time. */
    MailMessage next(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long leftNs = patience.toNanos();
            while (pending.isEmpty() && !closed && leftNs > 0) {
                leftNs = changed.awaitNanos(leftNs);
            }
            return pending.peek();
        } finally {
            lock.unlock();
        }
    }

    /** The first waiting mail was accepted. */
    void settleSent() {
        settle(true);
    }

    /** The first waiting mail was refused for good. */
    void settleRejected() {
        settle(false);
    }

    private void settle(boolean accepted) {
        lock.lock();
        try {
            MailMessage first = pending.remove();
            if (accepted) {
                sent.add(first.messageId());
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until every mail is settled.
     *
     * @return false if some were still waiting after {@code patienceNs}
     * @throws IOException if delivery has failed for good
     */
    boolean awaitEmpty(long patienceNs) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            long leftNs = patienceNs;
            throwIfFailed();
            while (!pending.isEmpty() && leftNs > 0) {
                leftNs = changed.awaitNanos(leftNs);
                throwIfFailed();
            }
            return pending.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Waits {@code duration}, or less if the outbox is closed. */
    void pause(Duration duration) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long leftNs = duration.toNanos();
            while (!closed && leftNs > 0) {
                leftNs = changed.awaitNanos(leftNs);
            }
        } finally {
            lock.unlock();
        }
    }

    MailWriterState snapshot() {
        lock.lock();
        try {
            return new MailWriterState(sent.toList(), List.copyOf(pending));
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return pending.size();
        } finally {
            lock.unlock();
        }
    }

    /** Delivery has failed for good: whoever adds or waits is told. */
    void fail(MailDeliveryException reason) {
        lock.lock();
        try {
            failure = reason;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void throwIfFailed() throws IOException {
        lock.lock();
        try {
            if (failure != null) {
                throw new MailDeliveryException(failure.getMessage(), failure);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends every wait of the sender. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private boolean isKnown(MailMessage mail) {
        String id = mail.messageId();
        return sent.contains(id)
                || journal.contains(id)
                || pending.stream().anyMatch(waiting -> waiting.messageId().equals(id));
    }
}
