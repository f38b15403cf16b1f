package dev.arbflow.connector.mail;

import java.util.function.IntSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/** What a writer counts, under the names that dashboards know. */
final class MailSinkMetrics {
    /** Mails the server accepted for at least one recipient. */
    final Counter sent;

    /** Attempts that will be made again. */
    final Counter retried;

    /** Mails the server refused for good to every recipient. */
    final Counter rejected;

    /** Recipients refused for good, of rejected mails and of others. */
    final Counter rejectedRecipients;

    /** Mails not sent because their Message-ID had been. */
    final Counter deduplicated;

    /** Accepted mails that could not be noted in the journal. */
    final Counter unjournaled;

    /** Late mails that were listed in a digest instead of being sent. */
    final Counter digested;

    private final Counter standardSent;
    private final Counter standardErrors;

    MailSinkMetrics(SinkWriterMetricGroup group, IntSupplier pending) {
        this.sent = group.counter("mailsSent");
        this.retried = group.counter("mailsRetried");
        this.rejected = group.counter("mailsRejected");
        this.rejectedRecipients = group.counter("mailRecipientsRejected");
        this.deduplicated = group.counter("mailsDeduplicated");
        this.unjournaled = group.counter("mailsUnjournaled");
        this.digested = group.counter("mailsDigested");
        this.standardSent = group.getNumRecordsSendCounter();
        this.standardErrors = group.getNumRecordsSendErrorsCounter();
        group.<Integer, Gauge<Integer>>gauge("mailsPending", pending::getAsInt);
    }

    void countSent(Delivery delivery) {
        sent.inc();
        standardSent.inc(delivery.covers().size());
        if (delivery.isDigest()) {
            digested.inc(delivery.covers().size());
        }
    }

    void countRejected(Delivery delivery) {
        rejected.inc();
        standardErrors.inc(delivery.covers().size());
    }
}
