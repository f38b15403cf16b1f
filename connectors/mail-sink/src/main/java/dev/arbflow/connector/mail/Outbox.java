package dev.arbflow.connector.mail;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The mails between the task's thread, which adds them, and the sender's thread, which settles
 * those of each receiver in the same order except for late ones; knows by Message-ID which mails
 * there have been.
 */
final class Outbox {
    /** How often it is looked whether late mails have waited for long enough. */
    private static final long GATHERED_POLL_NS = Duration.ofMillis(200).toNanos();

    private final int capacity;
    private final SentJournal journal;
    private final LateMails late;
    private final RecentIds sent;
    private final RestingReceivers resting = new RestingReceivers();
    private final ArrayDeque<MailMessage> pending = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private MailDeliveryException failure;
    private boolean closed;
    private int flushing;

    Outbox(int capacity, int rememberedIds, SentJournal journal, LateMails late) {
        this.capacity = capacity;
        this.sent = new RecentIds(rememberedIds);
        this.journal = journal;
        this.late = late;
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

    /**
     * What to send next; its mails stay until they are settled.
     *
     * @return null if there is nothing in time
     */
    Delivery next(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long leftNs = patience.toNanos();
            while (!closed && leftNs > 0) {
                Optional<Delivery> chosen = chosen();
                if (chosen.isPresent()) {
                    return chosen.get();
                }
                long waitNs = pending.isEmpty() ? leftNs : Math.min(leftNs, GATHERED_POLL_NS);
                leftNs -= waitNs - changed.awaitNanos(waitNs);
            }
            return chosen().orElse(null);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Delivery> chosen() {
        return late.choose(
                resting.awake(pending), flushing > 0 || closed || pending.size() >= capacity);
    }

    /** Whose mails are not to be tried for a while; for the sender's thread alone. */
    RestingReceivers resting() {
        return resting;
    }

    /** The mails of a delivery were accepted. */
    void settleSent(Delivery delivery) {
        settle(delivery, true);
    }

    /** The mails of a delivery were refused for good. */
    void settleRejected(Delivery delivery) {
        settle(delivery, false);
    }

    private void settle(Delivery delivery, boolean accepted) {
        lock.lock();
        try {
            pending.removeAll(delivery.covers());
            resting.forget(delivery.mail().to());
            if (accepted) {
                delivery.covers().forEach(mail -> sent.add(mail.messageId()));
            }
            late.settled();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until every mail is settled, without further waiting for late ones.
     *
     * @return false if some were still waiting after {@code patienceNs}
     * @throws IOException if delivery has failed for good
     */
    boolean awaitEmpty(long patienceNs) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            long leftNs = patienceNs;
            flushing++;
            changed.signalAll();
            throwIfFailed();
            while (!pending.isEmpty() && leftNs > 0) {
                leftNs = changed.awaitNanos(leftNs);
                throwIfFailed();
            }
            return pending.isEmpty();
        } finally {
            flushing--;
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
