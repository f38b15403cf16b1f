package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.embedded.ReceivedMail;
import dev.arbflow.embedded.endpoints.Endpoints;
import dev.arbflow.embedded.endpoints.MailServer;
import dev.arbflow.embedded.endpoints.OwnServer;
import dev.arbflow.jobs.alert.Letter;
import dev.arbflow.jobs.alert.Notice;
import dev.arbflow.jobs.alert.Receivers;
import dev.arbflow.jobs.config.AlertKind;
import dev.arbflow.jobs.config.AlertTerms;
import dev.arbflow.jobs.config.AlertTerms.Receiver;
import dev.arbflow.jobs.config.AlertTerms.Term;
import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.jobs.config.Mail;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.jobs.io.mail.AlertMails;
import dev.arbflow.jobs.testing.StoreJob;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.testing.Alerts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts as mails, to a server that takes them. */
@OwnServer("it reads what several receivers are sent")
@Tag("smtp")
class AlertMailsITCase {
    @TempDir Path dataDir;

    @Test
    void anAlertArrivesAsTextAndHtml() throws Exception {
        try (MailServer server = Endpoints.fromEnvironment().mail()) {
            StoreJob.run(
                    AlertMails.to(mail(server, Optional.empty()), DataOrigin.SIMULATED),
                    List.of(letter(StoreSamples.open(1))));

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
            Letter first = letter(StoreSamples.open(1));
            Letter second = letter(StoreSamples.later(9));
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

    @Test
    void eachReceiverGetsTheMailsOfTheirTermsAndNoOther() throws Exception {
        AlertTerms terms =
                new AlertTerms(
                        List.of(
                                new Receiver("desk@example.org", List.of(Term.EVERYTHING), null, 2),
                                new Receiver(
                                        "risk@example.org",
                                        List.of(Term.EVERYTHING, bitstampAbove(100)),
                                        null,
                                        Receiver.ANY_NUMBER),
                                new Receiver(
                                        "boss@example.org",
                                        List.of(only(AlertKind.CLOSED)),
                                        null,
                                        Receiver.ANY_NUMBER)));
        Alert peak = Alerts.of(Alert.Kind.PEAK, StoreSamples.open(2));
        List<Notice> notices =
                List.of(
                        Notice.of(Alerts.of(Alert.Kind.OPENED, StoreSamples.open(1))),
                        Notice.of(
                                Alerts.with(
                                        peak, Alerts.cause(peak.episode(), null, 1, 15.0, null))),
                        Notice.of(Alerts.of(Alert.Kind.CLOSED, StoreSamples.closed(3))));
        try (EmbeddedMail inbox = EmbeddedMail.start()) {
            run(notices, terms, mail(inbox));

            assertThat(inbox.received())
                    .extracting(each -> String.join(",", each.to()) + " " + startOf(each.subject()))
                    .containsExactlyInAnyOrder(
                            "desk@example.org [SIMULATED] 31.0",
                            "desk@example.org [SIMULATED] grown",
                            "desk@example.org [SIMULATED] 1", // held back
                            "boss@example.org [SIMULATED] ended");
            assertThat(inbox.received())
                    .allMatch(each -> each.to().equals(List.of(each.headers().get("To"))));
        }
    }

    private static String startOf(String subject) {
        return subject.replaceAll("^(\\S+ \\S+).*", "$1");
    }

    private static Term bitstampAbove(double bps) {
        return new Term(Term.ANY, "BITFINEX>BITSTAMP", Set.of(AlertKind.values()), bps, null);
    }

    private static Term only(AlertKind kind) {
        return new Term(Term.ANY, Term.ANY, Set.of(kind), null, null);
    }

    private static void run(List<Notice> notices, AlertTerms terms, Mail mail) throws Exception {
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        strict.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, strict);
        Receivers.build(
                        env.fromData(notices, TypeInformation.of(Notice.class))
                                .uid("notices")
                                .assignTimestampsAndWatermarks(
                                        WatermarkStrategy.<Notice>forMonotonousTimestamps()
                                                .withTimestampAssigner((notice, none) -> 0))
                                .uid("event-time"),
                        terms)
                .sinkTo(AlertMails.to(mail, DataOrigin.SIMULATED))
                .setParallelism(1)
                .uid("alerts-mail");
        env.execute("terms of receivers");
    }

    private static Mail mail(EmbeddedMail inbox) {
        return new Mail(
                inbox.host(),
                inbox.port(),
                Mail.Tls.NONE,
                Optional.empty(),
                "arbflow <alerts@example.org>",
                List.of("everybody@example.org"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Letter letter(Episode episode) {
        return Letter.toAll(Notice.of(Alerts.of(Alert.Kind.OPENED, episode)));
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
