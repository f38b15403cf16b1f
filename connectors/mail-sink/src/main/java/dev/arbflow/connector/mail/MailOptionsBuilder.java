package dev.arbflow.connector.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Builds {@link MailOptions}; only server, sender and recipients have no default. */
public final class MailOptionsBuilder {
    private String host;
    private int port = 587;
    private TlsMode tls;
    private String user;
    private String password;
    private String trustedCertificates;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration replyTimeout = Duration.ofSeconds(30);
    private String from;
    private List<String> to = List.of();
    private Duration initialBackoff = Duration.ofMillis(500);
    private Duration maxBackoff = Duration.ofMinutes(1);
    private int maxAttempts = Backoff.FOREVER;
    private RejectedMails rejected = RejectedMails.COUNT;
    private int maxPending = 100;
    private Duration maxFlushWait = Duration.ofSeconds(5);
    private Duration idleTimeout = Duration.ofSeconds(10);
    private int rememberedIds = 1_000;
    private String journal;
    private Duration digestAfter;

    MailOptionsBuilder() {}

    public MailOptionsBuilder server(String host, int port) {
        this.host = host;
        this.port = port;
        return this;
    }

    /** Log in before sending; encryption is then required unless {@link #tls} says otherwise. */
    public MailOptionsBuilder login(String user, String password) {
        this.user = user;
        this.password = password;
        return this;
    }

    /**
     * By default {@link TlsMode#STARTTLS_REQUIRED} with a login and {@link
     * TlsMode#STARTTLS_IF_OFFERED} without.
     */
    public MailOptionsBuilder tls(TlsMode tls) {
        this.tls = tls;
        return this;
    }

    /** Trust only the certificates in this PEM file instead of the JVM's. */
    public MailOptionsBuilder trustedCertificates(Path pem) {
        this.trustedCertificates = pem.toString();
        return this;
    }

    /** 10 s by default. */
    public MailOptionsBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = timeout;
        return this;
    }

    /** 30 s by default. */
    public MailOptionsBuilder replyTimeout(Duration timeout) {
        this.replyTimeout = timeout;
        return this;
    }

    public MailOptionsBuilder from(String from) {
        this.from = from;
        return this;
    }

    public MailOptionsBuilder to(String... to) {
        this.to = List.of(to);
        return this;
    }

    /** From 500 ms to 1 min by default. */
    public MailOptionsBuilder backoff(Duration initial, Duration max) {
        this.initialBackoff = initial;
        this.maxBackoff = max;
        return this;
    }

    /** {@link Backoff#FOREVER} by default. */
    public MailOptionsBuilder maxAttempts(int attempts) {
        this.maxAttempts = attempts;
        return this;
    }

    /** {@link RejectedMails#COUNT} by default: a full mailbox must not stop a pipeline. */
    public MailOptionsBuilder rejected(RejectedMails rejected) {
        this.rejected = rejected;
        return this;
    }

    /** 100 by default. */
    public MailOptionsBuilder maxPending(int mails) {
        this.maxPending = mails;
        return this;
    }

    /** 5 s by default. */
    public MailOptionsBuilder maxFlushWait(Duration wait) {
        this.maxFlushWait = wait;
        return this;
    }

    /** 10 s by default, well below the 5 min a server has to grant (RFC 5321, 4.5.3.2.7). */
    public MailOptionsBuilder idleTimeout(Duration timeout) {
        this.idleTimeout = timeout;
        return this;
    }

    /** 1,000 by default. */
    public MailOptionsBuilder rememberedIds(int ids) {
        this.rememberedIds = ids;
        return this;
    }

    /** None by default. */
    public MailOptionsBuilder journal(String directoryUri) {
        this.journal = directoryUri;
        return this;
    }

    /** Never by default. */
    public MailOptionsBuilder digestAfter(Duration age) {
        this.digestAfter = age;
        return this;
    }

    /**
     * The options.
     *
     * @throws IllegalArgumentException in one line, if one of them cannot be used
     */
    public MailOptions build() {
        TlsMode byLogin = user == null ? TlsMode.STARTTLS_IF_OFFERED : TlsMode.STARTTLS_REQUIRED;
        MailServer server =
                new MailServer(
                        host,
                        port,
                        tls == null ? byLogin : tls,
                        user,
                        password,
                        trustedCertificates,
                        connectTimeout,
                        replyTimeout);
        Backoff backoff = new Backoff(initialBackoff, maxBackoff, maxAttempts);
        return new MailOptions(
                server,
                from,
                to,
                backoff,
                rejected,
                maxPending,
                maxFlushWait,
                idleTimeout,
                rememberedIds,
                journal,
                digestAfter);
    }
}
