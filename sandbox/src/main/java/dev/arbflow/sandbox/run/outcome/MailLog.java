package dev.arbflow.sandbox.run.outcome;

import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.embedded.ReceivedMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Writes every received mail down as a line of Message-ID and subject, parted by a tab, so that
 * what was received outlives the mail server.
 */
public final class MailLog implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final EmbeddedMail mail;
    private final Writer lines;
    private final Thread thread = new Thread(this::follow, "mail-log");
    private volatile boolean closed;
    private long written;

    public MailLog(EmbeddedMail mail, Path file) throws IOException {
        this.mail = mail;
        lines = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    public void start() {
        thread.start();
    }

    private void follow() {
        try (lines) {
            while (!closed) {
                mail.awaitReceived(written + 1, LOOK_EVERY);
                write();
            }
            write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() throws IOException {
        for (ReceivedMail each : mail.received()) {
            if (each.sequence() > written) {
                lines.write(each.messageId() + '\t' + each.subject() + '\n');
                written = each.sequence();
            }
        }
        lines.flush();
    }

    /** Writes what is left; to be called when the server does not take mails any more. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
