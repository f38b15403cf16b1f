package dev.arbflow.jobs.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How alerts leave.
 *
 * @param server host of the mail server
 * @param port its port
 * @param tls how the connection is protected
 * @param login user and password, if the server wants them
 * @param from sender
 * @param to receivers, at least one
 * @param caFile PEM file with the certificates to trust instead of the JVM's, at the same path on
 *     every machine
 * @param journal folder in which sent mails are noted one by one, if they are
 * @param dashboard what mails link to, if anything
 * @param digestAfter age from which alerts are listed in one digest instead of a mail each, if ever
 */
public record Mail(
        String server,
        int port,
        Tls tls,
        Optional<Login> login,
        String from,
        List<String> to,
        Optional<Path> caFile,
        Optional<URI> journal,
        Optional<URI> dashboard,
        Optional<Duration> digestAfter) {

    /** How a connection is protected. */
    public enum Tls {
        /** Plain at first, encrypted before anything is said. */
        STARTTLS,
        /** Encrypted from the first byte. */
        IMPLICIT,
        NONE
    }

    /** Who logs in. */
    public record Login(String user, Secret password) {}

    /**
     * @throws IllegalArgumentException if nobody receives the mail
     */
    public Mail {
        to = List.copyOf(to);
        if (to.isEmpty()) {
            throw new IllegalArgumentException("alert-to must name at least one receiver");
        }
    }
}
