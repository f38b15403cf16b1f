package dev.arbflow.embedded;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.user.UserException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * A real SMTP server (GreenMail) on loopback that remembers the newest mails it received.
 *
 * <pre>{@code
 * try (EmbeddedMail mail = EmbeddedMail.builder().login("arbflow", "secret").startTls().start()) {
 *     ... // send to mail.host():mail.port(), trusting mail.certificate()
 *     assertThat(mail.awaitReceived(1, Duration.ofSeconds(5))).isTrue();
 *     assertThat(mail.received().get(0).subject()).isEqualTo("12 bps");
 * }
 * }</pre>
 */
public final class EmbeddedMail implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final int BACKLOG = 50;

    private final LoopbackSmtpServer server;
    private final MailInbox inbox;
    private final X509Certificate certificate;

    private EmbeddedMail(LoopbackSmtpServer server, MailInbox inbox, X509Certificate certificate) {
        this.server = server;
        this.inbox = inbox;
        this.certificate = certificate;
    }

    /** Starts a server on a free port that takes every mail, unencrypted and without a login. */
    public static EmbeddedMail start() throws IOException {
        return builder().start();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Always {@code localhost}: the name in the {@link #certificate()}. */
    public String host() {
        return "localhost";
    }

    public int port() {
        return server.getPort();
    }

    /** The remembered mails in the order they arrived, the oldest first. */
    public List<ReceivedMail> received() {
        return inbox.received();
    }

    /** How many mails ever arrived, forgotten ones included. */
    public long receivedCount() {
        return inbox.receivedCount();
    }

    /** Waits until {@code count} mails ever arrived; false if {@code timeout} comes first. */
    public boolean awaitReceived(long count, Duration timeout) throws InterruptedException {
        return inbox.await(count, timeout);
    }

    /** The server's self-signed certificate; empty for a server without encryption. */
    public Optional<X509Certificate> certificate() {
        return Optional.ofNullable(certificate);
    }

    /** Stops listening and cuts the open connections. */
    @Override
    public void close() {
        server.stopService(STOP_TIMEOUT.toMillis());
    }

    /** What a server should insist on. */
    public static final class Builder {
        private int port;
        private int capacity = 1_000;
        private String user;
        private String password;
        private boolean startTls;
        private boolean implicitTls;

        private Builder() {}

        /** The port to listen on; 0, the default, takes a free one. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** How many mails to remember, the newest ones; 1,000 by default. */
        public Builder capacity(int mails) {
            if (mails < 1) {
                throw new IllegalArgumentException("capacity must be at least 1, is " + mails);
            }
            this.capacity = mails;
            return this;
        }

        /** Refuses mail from clients that did not log in so. */
        public Builder login(String user, String password) {
            this.user = user;
            this.password = password;
            return this;
        }

        /** Offers STARTTLS and refuses mail and logins before it. */
        public Builder startTls() {
            this.startTls = true;
            return this;
        }

        /** Encrypts from the first byte (SMTPS). */
        public Builder implicitTls() {
            this.implicitTls = true;
            return this;
        }

        /**
         * Starts the server and returns once it accepts connections.
         *
         * @throws IOException saying which port, if it is in use
         */
        public EmbeddedMail start() throws IOException {
            ThrowawayCertificate tls =
                    startTls || implicitTls ? ThrowawayCertificate.create() : null;
            Managers managers = managers();
            MailInbox inbox = new MailInbox(managers, capacity);
            SSLSocketFactory upgrade = startTls ? tls.context().getSocketFactory() : null;
            LoopbackSmtpServer server =
                    new LoopbackSmtpServer(bind(tls), managers, inbox, upgrade, user != null);
            server.startService();
            awaitRunning(server);
            return new EmbeddedMail(server, inbox, tls == null ? null : tls.certificate());
        }

        private Managers managers() throws IOException {
            Managers managers = new Managers();
            if (user != null) {
                try {
                    managers.getUserManager().createUser(user, user, password);
                } catch (UserException e) {
                    throw new IOException("user " + user + " cannot be set up", e);
                }
            }
            return managers;
        }

        private ServerSocket bind(ThrowawayCertificate tls) throws IOException {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            try {
                return implicitTls
                        ? tls.context()
                                .getServerSocketFactory()
                                .createServerSocket(port, BACKLOG, loopback)
                        : new ServerSocket(port, BACKLOG, loopback);
            } catch (BindException e) {
                throw new IOException(
                        "port " + port + " on " + loopback + " is not free for the mail server", e);
            }
        }

        private static void awaitRunning(LoopbackSmtpServer server) throws IOException {
            try {
                if (!server.waitTillRunning(START_TIMEOUT.toMillis())) {
                    throw new IOException("the mail server did not start in " + START_TIMEOUT);
                }
            } catch (InterruptedException e) {
                server.stopService(STOP_TIMEOUT.toMillis());
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while the mail server started", e);
            }
        }
    }
}
