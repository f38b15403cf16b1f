package dev.arbflow.embedded;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the newest mails of an {@link EmbeddedMail}. It stands in for GreenMail's own store, which
 * grows without bound and keeps one copy a recipient.
 */
final class MailInbox extends SmtpManager {
    private static final int MAX_MAIL_BYTES = 1 << 20;

    private final int capacity;
    private final ArrayDeque<ReceivedMail> newest = new ArrayDeque<>();
    private long receivedCount;

    MailInbox(Managers managers, int capacity) {
        super(managers.getImapHostManager(), managers.getUserManager());
        this.capacity = capacity;
    }

    @Override
    public String checkData(SmtpState state) {
        try {
            return state.getMessage().getMessage().getSize() > MAX_MAIL_BYTES
                    ? "552 5.3.4 Mail larger than " + MAX_MAIL_BYTES + " bytes"
                    : null;
        } catch (MessagingException e) {
            return "554 5.6.0 Unreadable mail";
        }
    }

    /** Throwing makes GreenMail answer 451, so a mail that was not kept is not acknowledged. */
    @Override
    public synchronized void send(SmtpState state) {
        try {
            newest.add(ReceivedMail.of(receivedCount + 1, state.getMessage()));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("mail could not be read", e);
        }
        receivedCount++;
        if (newest.size() > capacity) {
            newest.remove();
        }
        notifyAll();
    }

    synchronized List<ReceivedMail> received() {
        return List.copyOf(newest);
    }

    synchronized long receivedCount() {
        return receivedCount;
    }

    synchronized boolean await(long count, Duration timeout) throws InterruptedException {
        long deadlineNs = System.nanoTime() + timeout.toNanos();
        while (receivedCount < count) {
            long leftNs = deadlineNs - System.nanoTime();
            if (leftNs <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, leftNs);
        }
        return true;
    }
}
