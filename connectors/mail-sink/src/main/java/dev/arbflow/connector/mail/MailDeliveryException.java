package dev.arbflow.connector.mail;

import java.io.IOException;

/** Mails cannot be delivered, for a reason that waiting does not cure. */
public final class MailDeliveryException extends IOException {
    MailDeliveryException(String line) {
        super(line);
    }

    MailDeliveryException(String line, Throwable cause) {
        super(line, cause);
    }
}
