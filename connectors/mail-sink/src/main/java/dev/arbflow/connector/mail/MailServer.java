package dev.arbflow.connector.mail;

import java.io.Serializable;
import java.time.Duration;

/**
 * Where mails are handed in and how that connection is secured.
 *
 * @param host name or address; the certificate has to be made out to it
 * @param port in [1, 65535]
 * @param tls how the connection is encrypted
 * @param user login name; null for a server without login
 * @param password null exactly when {@code user} is; never part of {@link #toString()}
 * @param trustedCertificates path, on the machines that send, of a PEM file with the certificates
 *     to trust instead of the JVM's; null for the JVM's
 * @param connectTimeout for the connection to be made; positive
 * @param replyTimeout for each reply of the server, and for each write; positive
 */
public record MailServer(
        String host,
        int port,
        TlsMode tls,
        String user,
        String password,
        String trustedCertificates,
        Duration connectTimeout,
        Duration replyTimeout)
        implements Serializable {

    public MailServer {
        Checks.check(host != null && !host.isBlank(), "mail server needs a host");
        Checks.check(port >= 1 && port <= 65_535, "mail server port must be in [1, 65535]");
        Checks.check(
                (user == null) == (password == null),
                "mail server login needs a user and a password, or neither");
        Checks.check(user == null || !user.isBlank(), "mail server user must not be blank");
        Checks.positive(connectTimeout, "mail connect timeout");
        Checks.positive(replyTimeout, "mail reply timeout");
    }

    boolean hasLogin() {
        return user != null;
    }

    @Override
    public String toString() {
        return host + ":" + port + " (" + tls + (hasLogin() ? ", user " + user : "") + ")";
    }
}
