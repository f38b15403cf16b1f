package dev.arbflow.connector.mail;

import jakarta.mail.internet.InternetAddress;
import java.util.List;

/** Hands mails in at a server; used by one thread, except for {@link #abort}. */
interface MailTransport {

    /** Attempts once to hand {@code mail} in for {@code recipients}. */
    DeliveryReport deliver(MailMessage mail, List<InternetAddress> recipients);

    /** Takes leave of the server; the next mail connects anew. */
    void disconnect();

    /** Cuts off whatever is going on, for good; from any thread. */
    void abort();
}
