package dev.arbflow.connector.mail;

import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the mails of an {@link Outbox} one after the other, on a thread of its own so that a
 * slow mail server does not hold up the task.
 */
final class MailSender implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);

    private final MailOptions options;
    private final Outbox outbox;
    private final MailTransport transport;
    private final SentJournal journal;
    private final MailSinkMetrics metrics;
    private final Runnable onFailure;
    private final ReasonLine reasons;
    private final Set<Integer> loggedRefusals = new HashSet<>();

    /**
     * Prepares a sender.
     *
     * @param onFailure called once if delivery has failed for good, after the outbox knows it
     */
    MailSender(
            MailOptions options,
            Outbox outbox,
            MailTransport transport,
            SentJournal journal,
            MailSinkMetrics metrics,
            Runnable onFailure) {
        this.options = options;
        this.outbox = outbox;
        this.transport = transport;
        this.journal = journal;
        this.metrics = metrics;
        this.onFailure = onFailure;
        this.reasons = new ReasonLine(options.server().password());
    }

    @Override
    public void run() {
        try {
            while (!outbox.isClosed()) {
                Delivery next = outbox.next(options.idleTimeout());
                if (next == null) {
                    transport.disconnect();
                } else {
                    deliver(next);
                }
            }
        } catch (MailDeliveryException e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            fail(new MailDeliveryException("mail sink broke: " + reasons.of(e.toString()), e));
        } finally {
            transport.disconnect();
        }
    }

    private void deliver(Delivery delivery) throws MailDeliveryException, InterruptedException {
        List<InternetAddress> recipients = options.recipients(delivery.mail());
        boolean accepted = false;
        for (int attempt = outbox.resting().attempts(delivery.mail().to()) + 1;
                !outbox.isClosed();
                attempt++) {
            DeliveryReport report = transport.deliver(delivery.mail(), recipients);
            accepted |= report.accepted();
            noteRefused(delivery.mail(), report);
            switch (report.outcome()) {
                case ACCEPTED, REJECTED -> {
                    settle(delivery, accepted, report);
                    return;
                }
                case FAIL_JOB -> throw refusal(report);
                case RETRY -> {
                    Duration pause = nextPause(attempt, report);
                    if (report.byReceiver() && delivery.mail().to() != null) {
                        outbox.resting().add(delivery.mail().to(), attempt, pause);
                        return;
                    }
                    recipients = report.unsent();
                    outbox.pause(pause);
                }
            }
        }
    }

    private void settle(Delivery delivery, boolean accepted, DeliveryReport report)
            throws MailDeliveryException {
        if (accepted) {
            delivery.covers().forEach(this::journal);
            metrics.countSent(delivery); // before whoever waits for the mail can look
            outbox.settleSent(delivery);
        } else if (options.rejected() == RejectedMails.FAIL) {
            throw refusal(report);
        } else {
            metrics.countRejected(delivery);
            outbox.settleRejected(delivery);
        }
    }

    private void journal(MailMessage mail) {
        try {
            journal.record(mail.messageId());
        } catch (IOException e) {
            // The mail is out; failing the job now would send it, and others, once more.
            metrics.unjournaled.inc();
            LOG.warn("Sent mail {} is missing in the journal: {}", mail.messageId(), e.toString());
        }
    }

    private void noteRefused(MailMessage mail, DeliveryReport report) {
        if (report.refused().isEmpty()) {
            return;
        }
        metrics.rejectedRecipients.inc(report.refused().size());
        if (loggedRefusals.add(report.replyCode())) {
            LOG.warn(
                    "{} refuses mail {} to {}: {} (further {} replies are only counted)",
                    options.server(),
                    mail.messageId(),
                    report.refused(),
                    reasons.of(report.reason()),
                    report.replyCode());
        }
    }

    private Duration nextPause(int failedAttempts, DeliveryReport report)
            throws MailDeliveryException {
        if (outbox.isClosed()) {
            return Duration.ZERO; // the attempt was cut off by ourselves
        }
        if (options.backoff().isLast(failedAttempts)) {
            throw refusal(report);
        }
        metrics.retried.inc();
        if (Integer.bitCount(failedAttempts) == 1) { // attempts 1, 2, 4, 8 ...
            LOG.warn(
                    "{} took no mail in attempt {}: {}; {} waiting",
                    options.server(),
                    failedAttempts,
                    reasons.of(report.reason()),
                    outbox.size());
        }
        return options.backoff().pause(failedAttempts, ThreadLocalRandom.current());
    }

    private MailDeliveryException refusal(DeliveryReport report) {
        return new MailDeliveryException(
                "mail cannot be delivered by "
                        + options.server()
                        + ": "
                        + reasons.of(report.reason()));
    }

    private void fail(MailDeliveryException reason) {
        LOG.error("{}", reason.getMessage());
        outbox.fail(reason);
        onFailure.run();
    }
}
