package dev.arbflow.jobs.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the connections to Kafka are protected.
 *
 * @param protocol what the brokers' listener speaks
 * @param mechanism how the user proves who it is; of no meaning without a login
 * @param login user and password, if the listener wants them
 * @param caFile PEM file with the certificates to trust instead of the JVM's, at the same path on
 *     every machine
 */
public record KafkaSecurity(
        Protocol protocol, Mechanism mechanism, Optional<Login> login, Optional<Path> caFile) {

    /** Neither encrypted nor asked who we are: for a network of one's own. */
    public static final KafkaSecurity NONE =
            new KafkaSecurity(
                    Protocol.PLAINTEXT,
                    Mechanism.SCRAM_SHA_512,
                    Optional.empty(),
                    Optional.empty());

    /** What a listener speaks, by Kafka's names. */
    public enum Protocol {
        PLAINTEXT(false),
        SSL(false),
        SASL_PLAINTEXT(true),
        SASL_SSL(true);

        private final boolean asksForLogin;

        Protocol(boolean asksForLogin) {
            this.asksForLogin = asksForLogin;
        }

        /** Whether certificates are exchanged. */
        public boolean encrypted() {
            return this == SSL || this == SASL_SSL;
        }
    }

    /** How a password is proven. */
    public enum Mechanism {
        /** By saying it: over an encrypted connection only. */
        PLAIN,
        SCRAM_SHA_256,
        SCRAM_SHA_512;

        /** Kafka's name for it. */
        public String code() {
            return name().replace('_', '-');
        }
    }

    /** Who logs in. */
    public record Login(String user, Secret password) {}

    /**
     * @throws IllegalArgumentException if protocol and login do not fit together
     */
    public KafkaSecurity {
        if (protocol.asksForLogin != login.isPresent()) {
            throw new IllegalArgumentException(
                    protocol.asksForLogin
                            ? "KAFKA_SECURITY_PROTOCOL "
                                    + protocol
                                    + " needs KAFKA_USER and KAFKA_PASS"
                            : "KAFKA_USER is set, but KAFKA_SECURITY_PROTOCOL "
                                    + protocol
                                    + " has no login; use sasl_ssl");
        }
    }
}
