package dev.arbflow.connector.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryOutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "250, ACCEPTED",
        "251, ACCEPTED",
        "421, RETRY", // the server is shutting down
        "450, RETRY", // greylisting
        "452, RETRY", // the server's disk is full
        "530, FAIL_JOB", // login or encryption required
        "535, FAIL_JOB",
        "538, FAIL_JOB",
        "550, REJECTED", // no such mailbox
        "552, REJECTED", // mailbox full
        "554, REJECTED", // content refused
        "354, RETRY", // out of step
        "0, RETRY",
        "-1, RETRY"
    })
    void aReplyToAMailSaysWhatBecomesOfIt(int code, DeliveryOutcome outcome) {
        assertThat(DeliveryOutcome.ofReply(code)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "250, FAIL_JOB", // no STARTTLS among the extensions
        "334, FAIL_JOB",
        "421, RETRY",
        "454, RETRY", // TLS or password check not available right now
        "535, FAIL_JOB",
        "554, FAIL_JOB",
        "0, RETRY",
        "-1, RETRY"
    })
    void aFailedLoginIsEitherAPassingTroubleOrASetting(int code, DeliveryOutcome outcome) {
        assertThat(DeliveryOutcome.ofFailedLogin(code)).isEqualTo(outcome);
    }

    @Test
    void anUnreachableServerMayComeBack() {
        assertThat(DeliveryOutcome.ofFailedConnection(new ConnectException("refused")))
                .isEqualTo(DeliveryOutcome.RETRY);
        assertThat(DeliveryOutcome.ofFailedConnection(new UnknownHostException("mail")))
                .isEqualTo(DeliveryOutcome.RETRY);
        assertThat(DeliveryOutcome.ofFailedConnection(new SocketTimeoutException("connect")))
                .isEqualTo(DeliveryOutcome.RETRY);
    }

    @Test
    void aCertificateThatIsNotTrustedWillNotBeTrustedLater() {
        SSLException untrusted = new SSLException("unknown", new CertificateException("no path"));
        assertThat(DeliveryOutcome.ofFailedConnection(untrusted))
                .isEqualTo(DeliveryOutcome.FAIL_JOB);
        assertThat(DeliveryOutcome.ofFailedConnection(new SSLHandshakeException("old version")))
                .isEqualTo(DeliveryOutcome.FAIL_JOB);
    }

    @Test
    void aHandshakeCutOffByTheNetworkIsTriedAgain() {
        SSLException cutOff = new SSLException("cut off", new EOFException());
        assertThat(DeliveryOutcome.ofFailedConnection(cutOff)).isEqualTo(DeliveryOutcome.RETRY);
    }
}
