package dev.arbflow.connector.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.embedded.ReceivedMail;
import dev.arbflow.embedded.endpoints.OwnServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@OwnServer("it stops the server")
class MailOutageITCase {
    private final Instant now = Instant.now();

    @Test
    void whatIsWrittenWhileTheServerIsDownArrivesInOrderOnceItIsUp() throws Exception {
        EmbeddedMail first = EmbeddedMail.start();
        int port = first.port();
        try (TestWriter writer = new TestWriter(TestMails.optionsFor(port).build())) {
            writer.write("1", "2");
            writer.flush(false); // acknowledged, not merely received
            assertThat(first.receivedCount()).isEqualTo(2);
            first.close();
            writer.write("3", "4", "5");
            Eventually.until("noticed", () -> writer.metrics.count("mailsRetried") >= 2);
            try (EmbeddedMail second = EmbeddedMail.builder().port(port).start()) {
                writer.write("6");
                writer.flush(true);
                assertThat(second.received())
                        .extracting(ReceivedMail::subject)
                        .containsExactly("3", "4", "5", "6");
            }
            assertThat(writer.metrics.count("mailsSent")).isEqualTo(6);
        }
    }

    @Test
    void aLongOutageHoldsTheInputUpInsteadOfFillingTheMemory() throws Exception {
        int port = portOfAServerThatIsDown();
        MailOptions small = TestMails.optionsFor(port).maxPending(2).build();
        try (TestWriter writer = new TestWriter(small)) {
            writer.write("1", "2");
            Thread task = new Thread(() -> writeUnlessCancelled(writer, "3"));
            task.start();
            Eventually.until("held up", () -> task.getState() == Thread.State.WAITING);
            assertThat(writer.metrics.gauge("mailsPending")).isEqualTo(2);
            try (EmbeddedMail back = EmbeddedMail.builder().port(port).start()) {
                task.join(Duration.ofSeconds(20).toMillis());
                writer.flush(true);
                assertThat(back.receivedCount()).isEqualTo(3);
            }
        }
    }

    @Test
    void cancellingAHeldUpInputEndsItsWait() throws Exception {
        MailOptions small = TestMails.optionsFor(portOfAServerThatIsDown()).maxPending(1).build();
        try (TestWriter writer = new TestWriter(small)) {
            writer.write("1");
            Thread task = new Thread(() -> writeUnlessCancelled(writer, "2"));
            task.start();
            Eventually.until("held up", () -> task.getState() == Thread.State.WAITING);
            task.interrupt();
            task.join(Duration.ofSeconds(20).toMillis());
            assertThat(task.isAlive()).isFalse();
        }
    }

    @Test
    void whatWaitedTooLongIsListedInOneDigestAndFreshMailsGoByThemselves() throws Exception {
        int port = portOfAServerThatIsDown();
        MailOptions options =
                TestMails.optionsFor(port).digestAfter(Duration.ofMinutes(15)).build();
        MailWriterState left;
        try (TestWriter writer = new TestWriter(options)) {
            writer.write(dueAgo(Duration.ofHours(2), "stale <1>"));
            writer.write(dueAgo(Duration.ofHours(1), "stale 2"));
            left = writer.snapshot();
        }
        try (EmbeddedMail back = EmbeddedMail.builder().port(port).start();
                TestWriter restored = new TestWriter(options, left)) {
            restored.write(dueAgo(Duration.ofHours(2), "stale <1>"));
            restored.write(dueAgo(Duration.ZERO, "fresh"));
            restored.flush(true);
            assertThat(back.received())
                    .extracting(ReceivedMail::subject)
                    .satisfiesExactlyInAnyOrder(
                            subject -> assertThat(subject).startsWith("2 alerts that come late"),
                            subject -> assertThat(subject).isEqualTo("fresh"));
            assertThat(restored.metrics.count("mailsDigested")).isEqualTo(2);
            assertThat(restored.metrics.count("mailsSent")).isEqualTo(2);

            restored.write(dueAgo(Duration.ofHours(1), "stale 2"));
            restored.flush(true);
            assertThat(back.receivedCount()).as("the digest covered it").isEqualTo(2);
            assertThat(restored.snapshot().sentIds()).hasSize(3);
        }
    }

    private MailMessage dueAgo(Duration age, String subject) {
        return TestMails.mail(subject).at(now.minus(age));
    }

    private static int portOfAServerThatIsDown() throws IOException {
        try (EmbeddedMail mail = EmbeddedMail.start()) {
            return mail.port();
        }
    }

    private static void writeUnlessCancelled(TestWriter writer, String subject) {
        try {
            writer.write(subject);
        } catch (Exception e) {
            // The cancelled task's way out.
        }
    }
}
