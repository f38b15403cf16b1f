package dev.arbflow.connector.mail;

import java.io.Serializable;

/**
 * Makes the mail of an element.
 *
 * @param <T> what the sink receives
 */
@FunctionalInterface
public interface MailConverter<T> extends Serializable {

    /**
     * The mail of {@code element}; the same element always gives the same Message-ID, because that
     * is how a mail sent before a failure is recognised after it.
     */
    MailMessage convert(T element);
}
