package dev.arbflow.connector.mail;

import static dev.arbflow.connector.mail.ScriptedSmtpServer.SILENCE;
import static dev.arbflow.connector.mail.TestMails.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSinkWriterTest {
    private static final boolean AT_CHECKPOINT = false;
    private static final boolean AT_END = true;
    private static final Duration MINUTES = Duration.ofMinutes(5);

    @TempDir Path directory;
    private ScriptedSmtpServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedSmtpServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void everyMailIsSentBeforeACheckpointCompletes() throws Exception {
        try (TestWriter writer = new TestWriter(options().build())) {
            writer.write("1", "2", "3");
            writer.flush(AT_CHECKPOINT);
            assertThat(server.accepted()).containsExactly("1", "2", "3");
            assertThat(writer.snapshot().pending()).isEmpty();
            assertThat(writer.metrics.count("mailsSent")).isEqualTo(3);
            assertThat(writer.metrics.count("numRecordsSend")).isEqualTo(3);
            assertThat(writer.metrics.gauge("mailsPending")).isEqualTo(0);
        }
        Eventually.until("said good-bye", () -> server.commands().contains("QUIT"));
    }

    @Test
    void aServerThatSaysLaterIsAskedAgainAndTheOrderIsKept() throws Exception {
        server.on("RCPT", "450 4.2.1 later", "450 4.2.1 later").on("TEXT", "451 4.3.0 later");
        try (TestWriter writer = new TestWriter(options().build())) {
            writer.write("1", "2");
            writer.flush(AT_END);
            assertThat(server.accepted()).containsExactly("1", "2");
            assertThat(writer.metrics.count("mailsRetried")).isEqualTo(3);
            assertThat(writer.metrics.count("mailsSent")).isEqualTo(2);
        }
    }

    /** A full mailbox, or one that does not know us yet, is nobody else's concern. */
    @Test
    void aReceiverWhoSaysLaterDoesNotHoldUpTheMailsToOthers() throws Exception {
        server.on("RCPT", "452 4.2.2 full", "250 ok", "452 4.2.2 full");
        try (TestWriter writer = new TestWriter(options().build())) {
            writer.write(mail("1").addressedTo("a@example.org"));
            writer.write(mail("2").addressedTo("b@example.org"));
            writer.flush(AT_END);
            assertThat(server.accepted()).containsExactly("2", "1");
            assertThat(writer.metrics.count("mailsSent")).isEqualTo(2);
        }
        assertThat(server.commands())
                .filteredOn(command -> command.startsWith("RCPT"))
                .containsExactly(
                        "RCPT TO:<a@example.org>",
                        "RCPT TO:<b@example.org>",
                        "RCPT TO:<a@example.org>",
                        "RCPT TO:<a@example.org>");
    }

    /** A mailbox that does not know us yet is not asked once for each mail that waits. */
    @Test
    void whatComesAfterAMailToTheSameReceiverDoesNotOvertakeIt() throws Exception {
        server.on("RCPT", "450 4.2.1 later");
        Duration pause = Duration.ofMillis(200);
        try (TestWriter writer = new TestWriter(options().backoff(pause, pause).build())) {
            writer.write(mail("1").addressedTo("a@example.org"));
            writer.write(mail("2").addressedTo("a@example.org"));
            writer.flush(AT_END);
            assertThat(server.accepted()).containsExactly("1", "2");
            assertThat(writer.metrics.count("mailsRetried")).isOne();
        }
    }

    @Test
    void aReceiverWhoIsRefusedIsCountedAndTheOthersHaveTheirsOnce() throws Exception {
        server.on("RCPT", "250 ok", "550 5.1.1 unknown");
        try (TestWriter writer = new TestWriter(options().build())) {
            for (String receiver : List.of("a", "b", "c")) {
                writer.write(mail(receiver).addressedTo(receiver + "@example.org"));
            }
            writer.flush(AT_END);
            assertThat(server.accepted()).containsExactly("a", "c");
            assertThat(writer.metrics.count("mailsRejected")).isOne();
            assertThat(writer.snapshot().pending()).isEmpty();
        }
    }

    @Test
    void patienceCanBeLimited() throws Exception {
        server.on("MAIL", "451 4.3.0 later", "451 4.3.0 later", "451 4.3.0 later");
        try (TestWriter writer = new TestWriter(options().maxAttempts(3).build())) {
            writer.write("1");
            assertThatThrownBy(() -> writer.flush(AT_END))
                    .isInstanceOf(MailDeliveryException.class)
                    .hasMessageEndingWith(": 451 4.3.0 later");
            assertThat(writer.metrics.count("mailsRetried")).isEqualTo(2);
        }
    }

    @Test
    void aRefusedMailIsCountedAndTheNextOneSent() throws Exception {
        server.on("RCPT", "552 5.2.2 full", "552 5.2.2 full");
        try (TestWriter writer = new TestWriter(options().build())) {
            writer.write("1", "2", "3");
            writer.flush(AT_END);
            assertThat(server.accepted()).containsExactly("3");
            assertThat(writer.metrics.count("mailsRejected")).isEqualTo(2);
            assertThat(writer.metrics.count("mailRecipientsRejected")).isEqualTo(2);
            assertThat(writer.metrics.count("numRecordsSendErrors")).isEqualTo(2);
            assertThat(writer.metrics.count("mailsSent")).isEqualTo(1);
        }
    }

    @Test
    void aRefusedMailFailsTheJobWhereAsked() throws Exception {
        server.on("TEXT", "554 5.7.1 spam");
        MailOptions failing = options().rejected(RejectedMails.FAIL).build();
        try (TestWriter writer = new TestWriter(failing)) {
            writer.write("1");
            assertThatThrownBy(() -> writer.flush(AT_END))
                    .isInstanceOf(MailDeliveryException.class)
                    .hasMessage(
                            "mail cannot be delivered by localhost:"
                                    + server.port()
                                    + " (STARTTLS_IF_OFFERED): 554 5.7.1 spam");
        }
    }

    @Test
    void aMailCountsAsSentWhenOneRecipientGotItBeforeTheOtherRefused() throws Exception {
        server.on("RCPT", "250 ok", "450 4.2.1 later", "550 5.1.1 unknown");
        MailOptions two = options().to("a@example.org", "b@example.org").build();
        try (TestWriter writer = new TestWriter(two)) {
            writer.write("1");
            writer.flush(AT_END);
            assertThat(writer.metrics.count("mailsSent")).isEqualTo(1);
            assertThat(writer.metrics.count("mailsRejected")).isZero();
            assertThat(writer.metrics.count("mailRecipientsRejected")).isEqualTo(1);
            assertThat(server.commands().stream().filter(c -> c.contains("RCPT TO:<a@")))
                    .as("who has the mail does not get it again")
                    .hasSize(1);
        }
    }

    @Test
    void aLoginRefusedFailsTheJobAtOnceWithoutThePassword() throws Exception {
        server.on("EHLO", "250-test\r\n250 AUTH PLAIN LOGIN")
                .on("AUTH", "535 5.7.8 s3cret is not it");
        MailOptions login = options().login("u", "s3cret").tls(TlsMode.NONE).build();
        try (TestWriter writer = new TestWriter(login)) {
            writer.write("1");
            assertThatThrownBy(() -> writer.flush(AT_END))
                    .isInstanceOf(MailDeliveryException.class)
                    .hasMessageContaining("535 5.7.8 *** is not it")
                    .satisfies(
                            e ->
                                    assertThat(ExceptionUtils.stringifyException(e))
                                            .doesNotContain("s3cret"));
            Eventually.until("the task was woken", () -> writer.mailbox.requests() == 1);
            assertThatThrownBy(() -> writer.write("2")).isInstanceOf(MailDeliveryException.class);
        }
    }

    @Test
    void theSameMailIsSentOnce() throws Exception {
        try (TestWriter writer = new TestWriter(options().build())) {
            writer.write("1", "1");
            writer.flush(AT_CHECKPOINT);
            writer.write("1");
            writer.flush(AT_END);
            assertThat(server.accepted()).containsExactly("1");
            assertThat(writer.metrics.count("mailsDeduplicated")).isEqualTo(2);
        }
    }

    @Test
    void aMailThatIsReplayedAfterARestoreIsSkipped() throws Exception {
        MailWriterState checkpoint;
        try (TestWriter writer = new TestWriter(options().build())) {
            writer.write("1", "2");
            writer.flush(AT_CHECKPOINT);
            checkpoint = writer.snapshot();
        }
        try (TestWriter restored = new TestWriter(options().build(), checkpoint)) {
            restored.write("1", "2", "3");
            restored.flush(AT_END);
            assertThat(server.accepted()).containsExactly("1", "2", "3");
            assertThat(restored.metrics.count("mailsDeduplicated")).isEqualTo(2);
            assertThat(restored.metrics.count("mailsSent")).isEqualTo(1);
        }
    }

    @Test
    void aCheckpointDuringAnOutageTakesWhatIsWaitingAlong() throws Exception {
        server.on("CONNECT", "421 down", "421 down", "421 down", "421 down", "421 down");
        MailOptions patient =
                options().backoff(MINUTES, MINUTES).maxFlushWait(Duration.ZERO).build();
        MailWriterState checkpoint;
        try (TestWriter writer = new TestWriter(patient)) {
            writer.write("1", "2");
            Eventually.until("tried", () -> writer.metrics.count("mailsRetried") == 1);
            writer.flush(AT_CHECKPOINT);
            assertThat(writer.metrics.gauge("mailsPending")).isEqualTo(2);
            checkpoint = writer.snapshot();
        }
        assertThat(checkpoint.pending()).containsExactly(mail("1"), mail("2"));
        try (TestWriter restored = new TestWriter(options().build(), checkpoint)) {
            restored.write("3");
            restored.flush(AT_END);
            assertThat(server.accepted()).containsExactly("1", "2", "3");
        }
    }

    @Test
    void withAJournalACrashAfterTheCheckpointRepeatsNothing() throws Exception {
        MailOptions journaled = options().journal(directory.toUri().toString()).build();
        MailWriterState checkpoint;
        try (TestWriter crashing = new TestWriter(journaled)) {
            crashing.write("1");
            crashing.flush(AT_CHECKPOINT);
            checkpoint = crashing.snapshot();
            crashing.write("2", "3");
            Eventually.until("sent", () -> crashing.metrics.count("mailsSent") == 3);
        }
        try (TestWriter restored = new TestWriter(journaled, checkpoint)) {
            restored.write("2", "3", "4");
            restored.flush(AT_END);
            assertThat(server.accepted()).containsExactly("1", "2", "3", "4");
            assertThat(restored.metrics.count("mailsDeduplicated")).isEqualTo(2);
        }
    }

    @Test
    void aJournalThatFailsDoesNotStopTheMail() throws Exception {
        Path journal = directory.resolve("journal");
        MailOptions journaled = options().journal(journal.toUri().toString()).build();
        try (TestWriter writer = new TestWriter(journaled)) {
            Files.delete(journal);
            Files.createFile(journal);
            writer.write("1", "2");
            writer.flush(AT_END);
            assertThat(server.accepted()).containsExactly("1", "2");
            assertThat(writer.metrics.count("mailsUnjournaled")).isEqualTo(2);
        }
    }

    @Test
    void anUnusedConnectionIsClosed() throws Exception {
        MailOptions restless = options().idleTimeout(Duration.ofMillis(20)).build();
        try (TestWriter writer = new TestWriter(restless)) {
            writer.write("1");
            writer.flush(AT_CHECKPOINT);
            Eventually.until("said good-bye", () -> server.commands().contains("QUIT"));
            writer.write("2");
            writer.flush(AT_END);
            assertThat(server.connections()).isEqualTo(2);
            assertThat(writer.metrics.count("mailsRetried")).isZero();
        }
    }

    @Test
    void closingDoesNotWaitForABackoffOrAServer() throws Exception {
        server.on("CONNECT", "421 down").on("TEXT", SILENCE);
        MailOptions patient = options().backoff(MINUTES, MINUTES).replyTimeout(MINUTES).build();
        TestWriter backingOff = new TestWriter(patient);
        backingOff.write("1");
        Eventually.until("backs off", () -> backingOff.metrics.count("mailsRetried") == 1);
        assertClosesPromptly(backingOff);

        TestWriter inFlight = new TestWriter(patient);
        inFlight.write("2");
        Eventually.until("in flight", () -> server.commands().contains("DATA"));
        assertClosesPromptly(inFlight);
    }

    @Test
    void aConverterThatFailsFailsTheJob() throws Exception {
        MailSink<String> sink =
                new MailSink<>(options().build(), text -> MailMessage.plain(text, "s", "t"));
        try (MailSinkWriter<String> writer = sink.open(new RecordedMetrics(), null, List.of())) {
            assertThatThrownBy(() -> writer.write("no id", null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Message-ID must be");
        }
    }

    private static void assertClosesPromptly(TestWriter writer) throws Exception {
        long startNs = System.nanoTime();
        writer.close();
        assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isLessThan(MINUTES.dividedBy(10));
        Eventually.until("sender has ended", MailSinkWriterTest::noSenderRuns);
    }

    private static boolean noSenderRuns() {
        return Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("mail-sink"));
    }

    private MailOptionsBuilder options() {
        return TestMails.optionsFor(server.port());
    }
}
