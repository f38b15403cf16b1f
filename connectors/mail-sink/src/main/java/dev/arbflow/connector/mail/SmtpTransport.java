package dev.arbflow.connector.mail;

import dev.arbflow.connector.remote.PemTrust;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.WriteTimeoutSocket;

/**
 * Hands mails in over one SMTP connection, which is kept from mail to mail and made anew after any
 * refusal or failure. It makes its sockets itself, so that {@link #abort} can cut them off.
 */
final class SmtpTransport implements MailTransport {
    private final MailServer server;
    private final SSLSocketFactory tls;
    private final Session session;
    private final MimeMessages mimeMessages;

    private SMTPTransport connected;
    private volatile Socket socket;
    private volatile boolean aborted;

    /**
     * Prepares a transport; the connection is made by the first mail.
     *
     * @param clock for the Date of mails without a time of their own
     * @throws IOException if the certificates to trust cannot be read
     */
    SmtpTransport(MailOptions options, InstantSource clock) throws IOException {
        this.server = options.server();
        this.tls = sockets(server.trustedCertificates());
        this.session = Session.getInstance(properties(server, tls));
        this.mimeMessages = new MimeMessages(session, options, clock);
    }

    private static SSLSocketFactory sockets(String pem) throws IOException {
        return pem == null
                ? (SSLSocketFactory) SSLSocketFactory.getDefault()
                : PemTrust.in(Path.of(pem), "mail").tls().getSocketFactory();
    }

    @Override
    public DeliveryReport deliver(MailMessage mail, List<InternetAddress> recipients) {
        DeliveryReport report = attempt(mail, recipients);
        if (report.outcome() != DeliveryOutcome.ACCEPTED) {
            disconnect();
        }
        return report;
    }

    private DeliveryReport attempt(MailMessage mail, List<InternetAddress> recipients) {
        if (connected == null) {
            SMTPTransport fresh = new SMTPTransport(session, loginAt(server));
            try {
                connect(fresh);
            } catch (IOException e) {
                return DeliveryReport.ofFailedConnection(e, recipients);
            } catch (MessagingException e) {
                return DeliveryReport.ofFailedLogin(e, fresh.getLastReturnCode(), recipients);
            }
            connected = fresh;
        }
        try {
            connected.sendMessage(
                    mimeMessages.of(mail), recipients.toArray(new InternetAddress[0]));
            return DeliveryReport.ofSuccess();
        } catch (MessagingException e) {
            return DeliveryReport.ofFailedSend(e, recipients);
        }
    }

    private void connect(SMTPTransport fresh) throws IOException, MessagingException {
        int replyTimeoutMs = Math.toIntExact(server.replyTimeout().toMillis());
        Socket plain = new Socket();
        socket = plain;
        if (aborted) {
            throw new IOException("mail sink is closing");
        }
        // Named by the setting, so that no reverse look-up decides whom the certificate must name.
        InetAddress address =
                InetAddress.getByAddress(
                        server.host(), InetAddress.getByName(server.host()).getAddress());
        plain.connect(
                new InetSocketAddress(address, server.port()),
                Math.toIntExact(server.connectTimeout().toMillis()));
        plain.setSoTimeout(replyTimeoutMs);
        Socket bounded = new WriteTimeoutSocket(plain, replyTimeoutMs);
        socket = bounded; // closing it ends its timer as well
        fresh.connect(server.tls() == TlsMode.IMPLICIT ? encrypted(bounded) : bounded);
        if (server.hasLogin() && !fresh.supportsExtension("AUTH")) {
            fresh.close();
            throw new AuthenticationFailedException("the server offers no login");
        }
    }

    private Socket encrypted(Socket plain) throws IOException {
        SSLSocket encrypted =
                (SSLSocket) tls.createSocket(plain, server.host(), server.port(), true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // host name verification, RFC 2818
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    @Override
    public void disconnect() {
        try (Socket closing = socket;
                SMTPTransport leaving = connected) {
            connected = null;
            socket = null;
        } catch (IOException | MessagingException e) {
            // The connection is given up either way; what it was used for has been reported.
        }
    }

    @Override
    public void abort() {
        aborted = true;
        try (Socket cutOff = socket) {
            // Closing makes the thread that reads from it fail.
        } catch (IOException e) {
            // It is of no further use, closed or not.
        }
    }

    private static URLName loginAt(MailServer server) {
        return new URLName(
                "smtp", server.host(), server.port(), null, server.user(), server.password());
    }

    private static Properties properties(MailServer server, SSLSocketFactory tls) {
        boolean required = server.tls() == TlsMode.STARTTLS_REQUIRED;
        boolean offered = server.tls() == TlsMode.STARTTLS_IF_OFFERED;
        Properties properties = new Properties();
        properties.put("mail.smtp.auth", Boolean.toString(server.hasLogin()));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(required || offered));
        properties.put("mail.smtp.starttls.required", Boolean.toString(required));
        properties.put("mail.smtp.ssl.socketFactory", tls);
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        // One full mailbox must not keep the mail from the other recipients.
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.quitwait", "false");
        return properties;
    }
}
