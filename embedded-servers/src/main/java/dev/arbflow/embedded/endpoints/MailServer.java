package dev.arbflow.embedded.endpoints;

import dev.arbflow.embedded.EmbeddedMail;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A mail server to send to; closing one that is not ours does nothing.
 *
 * @param tls how the connection is protected, as {@code SMTP_TLS} has it
 * @param login what it wants, if anything
 * @param caFile PEM file with the certificates to trust instead of the JVM's, if given
 * @param from sender that it takes mails from
 * @param to receivers that it takes mails for
 * @param embedded with its mailbox; empty for a real server, whose mailboxes no test reads, so that
 *     there a mail counts as proven once the server has taken it
 */
public record MailServer(
        String host,
        int port,
        String tls,
        Optional<Login> login,
        Optional<Path> caFile,
        String from,
        List<String> to,
        Optional<EmbeddedMail> embedded)
        implements AutoCloseable {

    /** Who logs in; the password stays out of messages. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedMail::close);
    }
}
