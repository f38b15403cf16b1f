package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.embedded.ReceivedMail;
import dev.arbflow.embedded.endpoints.Endpoints;
import dev.arbflow.embedded.endpoints.MailServer;
import dev.arbflow.jobs.alert.Notice;
import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.jobs.config.Mail;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.jobs.io.mail.AlertMails;
import dev.arbflow.jobs.testing.StoreJob;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.testing.Alerts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts as mails, to a server that takes them. */
@Tag("smtp")
class AlertMailsITCase {
    @TempDir Path dataDir;

    @Test
    void anAlertArrivesAsTextAndHtml() throws Exception {
        try (MailServer server = Endpoints.fromEnvironment().mail()) {
            StoreJob.run(
                    AlertMails.to(mail(server, Optional.empty()), DataOrigin.SIMULATED),
                    List.of(Notice.of(Alerts.of(Alert.Kind.OPENED, StoreSamples.open(1)))));

            if (server.embedded().isEmpty()) {
                return; // taken; the mailbox is not ours to read
            }
            EmbeddedMail inbox = server.embedded().get();
            assertThat(inbox.awaitReceived(1, Duration.ofSeconds(10))).isTrue();
            ReceivedMail received = inbox.received().get(0);
            assertThat(received.subject())
                    .isEqualTo(
                            "[SIMULATED] 31.0 bps net: buy BTC/USD on Bitfinex, sell on Bitstamp");
            assertThat(received.messageId()).endsWith("@example.org>");
            assertThat(received.plainText()).contains("BTC on Bitfinex at 19990.5 USD");
            assertThat(received.html()).contains("Bitfinex", "19990.5 USD", "<table");
        }
    }

    @Test
    void withAJournalAJobThatLostItsStateSendsNoMailTwice() throws Exception {
        Optional<URI> journal = Optional.of(dataDir.resolve("mails").toUri());
        try (MailServer server = Endpoints.fromEnvironment().mail()) {
            Notice first = Notice.of(Alerts.of(Alert.Kind.OPENED, StoreSamples.open(1)));
            Notice second = Notice.of(Alerts.of(Alert.Kind.OPENED, StoreSamples.later(9)));
            StoreJob.run(
                    AlertMails.to(mail(server, journal), DataOrigin.SIMULATED), List.of(first));
            StoreJob.run(
                    AlertMails.to(mail(server, journal), DataOrigin.SIMULATED),
                    List.of(first, second));

            if (server.embedded().isEmpty()) {
                return; // taken; the mailbox is not ours to read
            }
            EmbeddedMail inbox = server.embedded().get();
            assertThat(inbox.awaitReceived(2, Duration.ofSeconds(10))).isTrue();
            assertThat(inbox.received())
                    .extracting(ReceivedMail::messageId)
                    .hasSize(2)
                    .doesNotHaveDuplicates();
        }
    }

    private static Mail mail(MailServer server, Optional<URI> journal) {
        return new Mail(
                server.host(),
                server.port(),
                Mail.Tls.valueOf(server.tls().toUpperCase(Locale.ROOT)),
                server.login().map(it -> new Mail.Login(it.user(), new Secret(it.password()))),
                server.from(),
                server.to(),
                server.caFile(),
                journal,
                Optional.empty(),
                Optional.empty());
    }
}
