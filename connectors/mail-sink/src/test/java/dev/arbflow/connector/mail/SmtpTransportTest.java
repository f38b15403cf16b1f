package dev.arbflow.connector.mail;

import static dev.arbflow.connector.mail.ScriptedSmtpServer.SILENCE;
import static dev.arbflow.connector.mail.TestMails.mail;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpTransportTest {
    private static final String WITH_LOGIN = "250-test\r\n250 AUTH PLAIN LOGIN";

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
    void oneConnectionServesManyMails() throws Exception {
        MailTransport transport = transport(options());
        assertThat(send(transport, "1").outcome()).isEqualTo(DeliveryOutcome.ACCEPTED);
        assertThat(send(transport, "2").outcome()).isEqualTo(DeliveryOutcome.ACCEPTED);
        assertThat(server.accepted()).containsExactly("1", "2");
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aConnectionThatWasGivenUpIsMadeAnew() throws Exception {
        MailTransport transport = transport(options());
        send(transport, "1");
        transport.disconnect();
        Eventually.until("said good-bye", () -> server.commands().contains("QUIT"));
        send(transport, "2");
        assertThat(server.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT, 421 4.3.2 later, RETRY",
        "CONNECT, 554 5.7.1 blocked, FAIL_JOB",
        "CONNECT, hang up, RETRY",
        "CONNECT, no SMTP here, RETRY",
        "EHLO, hang up, RETRY",
        "MAIL, 451 4.3.0 later, RETRY",
        "MAIL, 530 5.7.0 login first, FAIL_JOB",
        "MAIL, 550 5.7.1 not you, REJECTED",
        "MAIL, hang up, RETRY",
        "RCPT, 450 4.2.1 greylisted, RETRY",
        "RCPT, 452 4.2.2 later, RETRY",
        "RCPT, 552 5.2.2 mailbox full, REJECTED",
        "RCPT, 550 5.1.1 unknown, REJECTED",
        "RCPT, 530 5.7.0 login first, FAIL_JOB",
        "RCPT, hang up, RETRY",
        "DATA, 451 4.3.0 later, RETRY",
        "DATA, 554 5.5.1 no, REJECTED",
        "DATA, hang up, RETRY",
        "TEXT, 452 4.3.1 disk full, RETRY",
        "TEXT, 554 5.7.1 spam, REJECTED",
        "TEXT, hang up, RETRY"
    })
    void theReplyDecidesAndTheNextMailIsNotHarmed(
            String step, String reply, DeliveryOutcome outcome) throws Exception {
        server.on(step, reply);
        MailTransport transport = transport(options());
        DeliveryReport report = send(transport, "1");
        assertThat(report.outcome()).isEqualTo(outcome);
        assertThat(report.accepted()).isFalse();
        if (reply.matches("\\d.*") && outcome != DeliveryOutcome.RETRY) {
            assertThat(report.replyCode()).isEqualTo(Integer.parseInt(reply.substring(0, 3)));
        }
        assertThat(send(transport, "2").outcome()).isEqualTo(DeliveryOutcome.ACCEPTED);
        assertThat(server.accepted()).containsExactly("2");
    }

    @Test
    void oneRefusedRecipientDoesNotKeepTheMailFromTheOthers() throws Exception {
        server.on("RCPT", "250 ok", "550 5.1.1 unknown");
        MailOptions options = twoRecipients().build();
        DeliveryReport report =
                transport(twoRecipients()).deliver(mail("1"), options.recipients(mail("1")));
        assertThat(report.outcome()).isEqualTo(DeliveryOutcome.ACCEPTED);
        assertThat(report.accepted()).isTrue();
        assertThat(report.refused()).containsExactly(new InternetAddress("b@example.org"));
        assertThat(server.accepted()).containsExactly("1");
    }

    @Test
    void onlyTheRecipientsThatWereToldLaterAreTriedAgain() throws Exception {
        server.on("RCPT", "450 4.2.1 later", "250 ok");
        MailOptions options = twoRecipients().build();
        DeliveryReport report =
                transport(twoRecipients()).deliver(mail("1"), options.recipients(mail("1")));
        assertThat(report.outcome()).isEqualTo(DeliveryOutcome.RETRY);
        assertThat(report.accepted()).isTrue();
        assertThat(report.unsent()).containsExactly(new InternetAddress("a@example.org"));
        assertThat(report.refused()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "535 5.7.8 wrong, FAIL_JOB",
        "454 4.7.0 directory not available, RETRY",
        "421 4.3.2 later, RETRY",
        "hang up, RETRY"
    })
    void aRefusedLoginIsTriedAgainOnlyIfTheServerSaysLater(String reply, DeliveryOutcome outcome)
            throws Exception {
        server.on("EHLO", WITH_LOGIN).on("AUTH", reply);
        DeliveryReport report = send(transport(login()), "1");
        assertThat(report.outcome()).isEqualTo(outcome);
        assertThat(report.reason()).doesNotContain("s3cret");
    }

    @Test
    void aLoginThatTheServerDoesNotOfferFails() throws Exception {
        DeliveryReport report = send(transport(login()), "1");
        assertThat(report.outcome()).isEqualTo(DeliveryOutcome.FAIL_JOB);
        assertThat(report.reason()).isEqualTo("the server offers no login");
        assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
    }

    @Test
    void encryptionThatTheServerDoesNotOfferFailsWhereItIsRequired() throws Exception {
        DeliveryReport report = send(transport(options().tls(TlsMode.STARTTLS_REQUIRED)), "1");
        assertThat(report.outcome()).isEqualTo(DeliveryOutcome.FAIL_JOB);
        assertThat(report.reason()).contains("STARTTLS is required");
    }

    @Test
    void aServerThatSaysNothingIsGivenUpInTime() throws Exception {
        server.on("CONNECT", SILENCE);
        DeliveryReport report =
                send(transport(options().replyTimeout(Duration.ofMillis(100))), "1");
        assertThat(report.outcome()).isEqualTo(DeliveryOutcome.RETRY);
        assertThat(report.reason()).contains("timed out");
    }

    @Test
    void nobodyListeningIsAPassingTrouble() throws Exception {
        try (Socket taken = new Socket()) { // so that no other server gets the port meanwhile
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

            DeliveryReport report =
                    send(transport(TestMails.optionsFor(taken.getLocalPort())), "1");

            assertThat(report.outcome()).isEqualTo(DeliveryOutcome.RETRY);
            assertThat(report.reason()).contains("refused");
            assertThat(report.unsent()).containsExactly(new InternetAddress("desk@example.org"));
        }
    }

    @Test
    void abortCutsOffAMailInFlight() throws Exception {
        server.on("TEXT", SILENCE);
        MailTransport transport = transport(options().replyTimeout(Duration.ofMinutes(5)));
        CompletableFuture<DeliveryReport> inFlight =
                CompletableFuture.supplyAsync(
                        () ->
                                transport.deliver(
                                        mail("1"), options().build().recipients(mail("1"))));
        Eventually.until("reached the text", () -> server.commands().contains("DATA"));
        transport.abort();
        assertThat(inFlight.get(10, TimeUnit.SECONDS).outcome()).isEqualTo(DeliveryOutcome.RETRY);
        assertThat(send(transport, "2").reason()).contains("closing");
    }

    private MailOptionsBuilder options() {
        return TestMails.optionsFor(server.port());
    }

    private MailOptionsBuilder twoRecipients() {
        return options().to("a@example.org", "b@example.org");
    }

    private MailOptionsBuilder login() {
        return options().login("u", "s3cret").tls(TlsMode.NONE);
    }

    private static MailTransport transport(MailOptionsBuilder options) throws IOException {
        return new SmtpTransport(options.build(), InstantSource.system());
    }

    private DeliveryReport send(MailTransport transport, String subject) {
        return transport.deliver(mail(subject), options().build().recipients(mail("1")));
    }
}
