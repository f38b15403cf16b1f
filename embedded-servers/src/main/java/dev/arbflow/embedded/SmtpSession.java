package dev.arbflow.embedded;

import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.SmtpCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import java.io.IOException;
import java.net.Socket;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One SMTP connection that insists on what its server was set up for. GreenMail knows no STARTTLS
 * and takes mail without a login.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3207">RFC 3207, STARTTLS</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4954">RFC 4954, AUTH</a>
 */
final class SmtpSession extends SmtpHandler {
    private final SSLSocketFactory startTls;
    private final boolean loginRequired;
    private boolean encryptionMissing;

    /** Offers and demands STARTTLS unless {@code startTls} is null. */
    SmtpSession(
            SmtpManager manager, Socket socket, SSLSocketFactory startTls, boolean loginRequired) {
        super(new SmtpCommandRegistry(), manager, socket);
        this.startTls = startTls;
        this.encryptionMissing = startTls != null;
        this.loginRequired = loginRequired;
    }

    @Override
    public void run() {
        try {
            super.run();
        } catch (IllegalStateException e) {
            log.debug("Connection ended by its client", e); // a test's everyday business
        }
    }

    @Override
    protected void handleCommand() throws IOException {
        currentLine = conn.readLine();
        if (currentLine == null) {
            close();
        } else if (encryptionMissing && currentLine.strip().equalsIgnoreCase("STARTTLS")) {
            encrypt();
        } else if (commandLegalSize()) {
            execute(currentLine.substring(0, 4).toUpperCase(Locale.ROOT));
        }
    }

    private void execute(String verb) throws IOException {
        SmtpCommand command = registry.getCommand(verb);
        if (command == null) {
            conn.send("500 5.5.1 Command not recognized");
        } else if (encryptionMissing) {
            executeUnencrypted(verb, command);
        } else if (loginRequired && verb.equals("MAIL") && !conn.isAuthenticated()) {
            conn.send("530 5.7.0 Authentication required");
        } else {
            command.execute(conn, state, manager, currentLine);
        }
    }

    private void executeUnencrypted(String verb, SmtpCommand command) throws IOException {
        switch (verb) {
            case "EHLO" -> {
                conn.send("250-localhost");
                conn.send("250 STARTTLS");
            }
            case "NOOP", "QUIT" -> command.execute(conn, state, manager, currentLine);
            default -> conn.send("530 5.7.0 Must issue a STARTTLS command first");
        }
    }

    private void encrypt() throws IOException {
        conn.send("220 2.0.0 Ready to start TLS");
        SSLSocket encrypted =
                (SSLSocket) startTls.createSocket(socket, "localhost", socket.getPort(), true);
        encrypted.setUseClientMode(false);
        encrypted.startHandshake();
        conn = new SmtpConnection(this, encrypted);
        state = new SmtpState();
        encryptionMissing = false;
    }
}
