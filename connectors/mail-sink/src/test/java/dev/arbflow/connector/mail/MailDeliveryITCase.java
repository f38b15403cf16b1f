package dev.arbflow.connector.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.embedded.ReceivedMail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that send mail, against the server in {@code SMTP_SERVER} or else an embedded one. */
@Tag("smtp")
class MailDeliveryITCase {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(1)
                            .build());

    private static final String RUN = UUID.randomUUID().toString();

    @TempDir Path directory;
    private SmtpTarget target;

    @BeforeEach
    void start() throws Exception {
        target = SmtpTarget.fromEnvironmentOrEmbedded();
    }

    @AfterEach
    void stop() {
        target.close();
    }

    @Test
    void aMailArrivesWithExactlyItsTwoTexts() throws Exception {
        String id = MailMessage.idFrom(RUN, "example.org");
        String text = "Kauf KRAKEN → Verkauf BITSTAMP\n.\n..Punkte\n" + "lang ".repeat(300);
        String html = "<p>Kauf <b>KRAKEN</b> → Verkauf BITSTAMP</p>\n<hr>";
        MailSink<String> sink =
                new MailSink<>(
                        target.options().build(),
                        subject ->
                                MailMessage.plain(id, subject, text)
                                        .withHtml(html)
                                        .withHeader("X-Run", RUN));
        StreamExecutionEnvironment env = environment();
        env.fromData("12,5 bps: Lücke in BTC/USD").sinkTo(sink).uid("mail");
        env.execute();

        if (target.embedded().isPresent()) {
            ReceivedMail received = target.embedded().get().received().get(0);
            assertThat(received.messageId()).isEqualTo(id);
            assertThat(received.subject()).isEqualTo("12,5 bps: Lücke in BTC/USD");
            assertThat(received.from()).isEqualTo("Árbol <alerts@example.org>");
            assertThat(received.to()).containsExactly("desk@example.org");
            assertThat(received.plainText()).isEqualTo(text);
            assertThat(received.html()).isEqualTo(html);
            assertThat(received.headers())
                    .containsEntry("X-Run", RUN)
                    .containsEntry("Auto-Submitted", "auto-generated");
        }
    }

    @Test
    void aJobThatFailsOnceLosesNoMailKeepsTheOrderAndRepeatsAtMostOne() throws Exception {
        FailsOnce.FAILED.set(false);
        FailsOnce.inbox = target.embedded().orElse(null);
        MailSink<Long> sink =
                new MailSink<>(
                        target.options().journal(directory.toUri().toString()).build(),
                        n -> TestMails.mail("mail " + n + " of " + RUN));
        StreamExecutionEnvironment env = environment();
        env.enableCheckpointing(50);
        env.fromSequence(1, 40).map(new FailsOnce()).sinkTo(sink).uid("mail");
        env.execute();

        assertThat(FailsOnce.FAILED).isTrue();
        if (target.embedded().isPresent()) {
            List<String> all =
                    IntStream.rangeClosed(1, 40).mapToObj(n -> "mail " + n + " of " + RUN).toList();
            List<String> subjects =
                    target.embedded().get().received().stream().map(ReceivedMail::subject).toList();
            assertThat(subjects.stream().distinct()).containsExactlyElementsOf(all);
            assertThat(subjects).hasSizeBetween(all.size(), all.size() + 1);
        }
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(1);
        return env;
    }

    /** Breaks the job in its middle, when some mails are out and others wait. */
    private static final class FailsOnce implements MapFunction<Long, Long> {
        private static final AtomicBoolean FAILED = new AtomicBoolean();
        private static volatile EmbeddedMail inbox;

        @Override
        public Long map(Long n) throws InterruptedException {
            if (n == 20 && FAILED.compareAndSet(false, true)) {
                if (inbox != null) {
                    assertThat(inbox.awaitReceived(5, Duration.ofSeconds(20))).isTrue();
                }
                throw new IllegalStateException("breaks once, for this test");
            }
            return n;
        }
    }
}
