package dev.arbflow.connector.mail;

/**
 * How a connection to a mail server is encrypted. Wherever it is, the server's certificate and host
 * name are verified.
 */
public enum TlsMode {
    /** Never encrypted. */
    NONE,
    /**
     * Encrypted if the server offers STARTTLS, else in clear text: protects against listeners, not
     * against somebody who strips the offer.
     */
    STARTTLS_IF_OFFERED,
    /** Encrypted by STARTTLS; a server that does not offer it fails the job. Usual on port 587. */
    STARTTLS_REQUIRED,
    /** Encrypted from the first byte (SMTPS). Usual on port 465. */
    IMPLICIT
}
