package dev.arbflow.connector.mail;

import java.io.IOException;
import java.util.List;

/** A writer as {@link MailSink} opens it, of mails that are their own elements. */
final class TestWriter implements AutoCloseable {
    final RecordedMetrics metrics = new RecordedMetrics();
    final CountingMailbox mailbox = new CountingMailbox();
    private final MailSinkWriter<MailMessage> writer;

    TestWriter(MailOptions options, MailWriterState... restored) throws IOException {
        MailSink<MailMessage> sink = new MailSink<>(options, mail -> mail);
        this.writer = sink.open(metrics, mailbox, List.of(restored));
    }

    void write(String... subjects) throws Exception {
        for (String subject : subjects) {
            writer.write(TestMails.mail(subject), null);
        }
    }

    void write(MailMessage mail) throws Exception {
        writer.write(mail, null);
    }

    void flush(boolean endOfInput) throws Exception {
        writer.flush(endOfInput);
    }

    MailWriterState snapshot() {
        return writer.snapshotState(1).get(0);
    }

    @Override
    public void close() throws Exception {
        writer.close();
    }
}
