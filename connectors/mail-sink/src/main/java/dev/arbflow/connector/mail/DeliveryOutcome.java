package dev.arbflow.connector.mail;

import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;

/**
 * What a mail server's answer, or its silence, means for a mail.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1">RFC 5321, reply codes</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4954#section-6">RFC 4954, codes about logins</a>
 */
enum DeliveryOutcome {
    /** The server has taken responsibility for it. */
    ACCEPTED,
    /** The same attempt may succeed later. */
    RETRY,
    /** The same mail would be refused again, another one need not be. */
    REJECTED,
    /** No mail will get through until somebody changes the settings. */
    FAIL_JOB;

    /** By the reply to MAIL, RCPT, DATA or the text itself; 0 or less where there was no reply. */
    static DeliveryOutcome ofReply(int code) {
        return switch (code) {
            case 530, 534, 535, 538 -> FAIL_JOB; // login or encryption missing or too weak
            default ->
                    switch (code / 100) {
                        case 2 -> ACCEPTED;
                        case 5 -> REJECTED;
                        default -> RETRY; // 4xx says later; anything else is no SMTP: reconnect
                    };
        };
    }

    /** By the last reply to a greeting, STARTTLS or login that did not succeed. */
    static DeliveryOutcome ofFailedLogin(int code) {
        return switch (code / 100) {
            case 2, 3 -> FAIL_JOB; // polite, but without the STARTTLS or AUTH that we demand
            case 5 -> FAIL_JOB; // wrong password, blocked client: nothing to do with this mail
            default -> RETRY;
        };
    }

    /** By the exception that broke off a connection before it could be used. */
    static DeliveryOutcome ofFailedConnection(Throwable failure) {
        boolean tls = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof EOFException) {
                return RETRY; // also inside a TLS handshake: the network's fault, not the key's
            }
            tls |= cause instanceof SSLException;
        }
        return tls ? FAIL_JOB : RETRY; // certificate, host name or TLS version do not fit
    }
}
