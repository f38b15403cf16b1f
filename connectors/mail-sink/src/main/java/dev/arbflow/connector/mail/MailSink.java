package dev.arbflow.connector.mail;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/**
 * Sends a mail for every element, at least once and with the same Message-ID each time.
 *
 * <pre>{@code
 * MailOptions options = MailOptions.builder()
 *         .server("smtp.example.org", 587).login("arbflow", System.getenv("SMTP_PASS"))
 *         .from("arbflow <alerts@example.org>").to("desk@example.org")
 *         .build();
 * alerts.sinkTo(new MailSink<>(options, alert -> MailMessage.plain(
 *                 MailMessage.idFrom(alert.episodeId(), "example.org"), alert.subject(), alert.text())))
 *         .setParallelism(1).uid("alerts-mail").name("alerts → mail");
 * }</pre>
 *
 * <p>Mails whose time is longer ago than {@link MailOptions#digestAfter} are listed in one digest
 * instead: after an outage hundreds of stale mails help nobody.
 *
 * <p>Without failures every mail is sent exactly once. After a failure none is lost; repeated are
 * at most those accepted since the last checkpoint or, with a journal, the one mail that was just
 * being accepted. What was sent is remembered by each subtask for itself, hence the parallelism of
 * 1.
 *
 * @param <T> what the sink receives
 */
public final class MailSink<T> implements Sink<T>, SupportsWriterState<T, MailWriterState> {
    private final MailOptions options;
    private final MailConverter<T> converter;

    public MailSink(MailOptions options, MailConverter<T> converter) {
        this.options = Objects.requireNonNull(options, "options");
        this.converter = Objects.requireNonNull(converter, "converter");
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        return open(context.metricGroup(), context.getMailboxExecutor(), List.of());
    }

    @Override
    @SuppressWarnings("deprecation") // abstract in Flink 1.20, which calls the other one
    public SinkWriter<T> createWriter(InitContext context) throws IOException {
        return open(context.metricGroup(), context.getMailboxExecutor(), List.of());
    }

    @Override
    public StatefulSinkWriter<T, MailWriterState> restoreWriter(
            WriterInitContext context, Collection<MailWriterState> states) throws IOException {
        return open(context.metricGroup(), context.getMailboxExecutor(), states);
    }

    @Override
    public SimpleVersionedSerializer<MailWriterState> getWriterStateSerializer() {
        return new MailWriterStateSerializer();
    }

    MailSinkWriter<T> open(
            SinkWriterMetricGroup group,
            MailboxExecutor mailbox,
            Collection<MailWriterState> states)
            throws IOException {
        SentJournal journal =
                options.journal() == null
                        ? SentJournal.NONE
                        : DirectoryJournal.open(options.journal(), options.rememberedIds());
        SmtpTransport transport = new SmtpTransport(options, InstantSource.system());
        Outbox outbox =
                new Outbox(
                        options.maxPending(),
                        options.rememberedIds(),
                        journal,
                        new LateMails(options.digestAfter(), InstantSource.system()));
        MailSinkMetrics metrics = new MailSinkMetrics(group, outbox::size);
        metrics.deduplicated.inc(outbox.restore(states));
        MailSender sender =
                new MailSender(
                        options, outbox, transport, journal, metrics, () -> wake(mailbox, outbox));
        return new MailSinkWriter<>(
                converter, options.maxFlushWait(), outbox, transport, metrics, sender);
    }

    /** Fails the task at once instead of with its next element, which may be hours away. */
    private static void wake(MailboxExecutor mailbox, Outbox outbox) {
        try {
            mailbox.execute(outbox::throwIfFailed, "mail delivery has failed");
        } catch (RejectedExecutionException e) {
            // The task is ending anyway.
        }
    }
}
