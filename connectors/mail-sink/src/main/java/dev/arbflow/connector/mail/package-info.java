/**
 * A Flink sink for e-mail that knows nothing of what the mails are about.
 *
 * <p>Allowed imports: Flink's public API, {@code jakarta.mail} and Angus Mail, SLF4J, {@code
 * java.*}; nothing else of arbflow.
 */
package dev.arbflow.connector.mail;
