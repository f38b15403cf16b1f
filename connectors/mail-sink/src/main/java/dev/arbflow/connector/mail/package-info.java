/**
 * A Flink sink for e-mail that knows nothing of what the mails are about.
 *
 * <p>Allowed imports: Flink's public API, {@code jakarta.mail} and Angus Mail, SLF4J, {@code
 * java.*}; nothing else of arbflow.
 *
 * <p>More than twenty files, of which only a handful are public: a folder more would make public
 * what users of the sink must not see.
 */
package dev.arbflow.connector.mail;
