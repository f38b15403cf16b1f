package dev.arbflow.connector.mail;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;

/**
 * Turns elements into mails for a {@link MailSender} and makes checkpoints whole: a mail is either
 * accepted by the server before the checkpoint, or part of it.
 */
final class MailSinkWriter<T> implements StatefulSinkWriter<T, MailWriterState> {
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final MailConverter<T> converter;
    private final Duration maxFlushWait;
    private final Outbox outbox;
    private final MailTransport transport;
    private final MailSinkMetrics metrics;
    private final Thread thread;

    MailSinkWriter(
            MailConverter<T> converter,
            Duration maxFlushWait,
            Outbox outbox,
            MailTransport transport,
            MailSinkMetrics metrics,
            MailSender sender) {
        this.converter = converter;
        this.maxFlushWait = maxFlushWait;
        this.outbox = outbox;
        this.transport = transport;
        this.metrics = metrics;
        this.thread = new Thread(sender, "mail-sink");
        thread.setDaemon(true);
        // Jakarta Mail finds its parts through the thread's class loader.
        thread.setContextClassLoader(MailSinkWriter.class.getClassLoader());
        thread.start();
    }

    @Override
    public void write(T element, Context context) throws IOException, InterruptedException {
        if (!outbox.add(converter.convert(element))) {
            metrics.deduplicated.inc();
        }
    }

    /**
     * Waits for the waiting mails; at a checkpoint only so long, because an unreachable mail server
     * must not stop the job's checkpoints. What still waits then goes into the checkpoint.
     */
    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        outbox.awaitEmpty(endOfInput ? Long.MAX_VALUE : maxFlushWait.toNanos());
    }

    @Override
    public List<MailWriterState> snapshotState(long checkpointId) {
        return List.of(outbox.snapshot());
    }

    /** Lets the mail in flight finish if that is quick, then cuts the connection. */
    @Override
    public void close() throws InterruptedException {
        outbox.close();
        thread.join(GRACE.toMillis());
        if (thread.isAlive()) {
            transport.abort();
            thread.join(GRACE.toMillis());
        }
    }
}
