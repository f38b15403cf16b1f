package dev.arbflow.connector.mail;

import java.util.List;

/**
 * A mail to hand in, and the waiting mails that are settled with it.
 *
 * @param mail goes to the server
 * @param covers the mail itself, or those that a digest lists
 */
record Delivery(MailMessage mail, List<MailMessage> covers) {
    Delivery {
        covers = List.copyOf(covers);
    }

    static Delivery alone(MailMessage mail) {
        return new Delivery(mail, List.of(mail));
    }

    static Delivery digestOf(List<MailMessage> late) {
        return new Delivery(Digest.of(late), late);
    }

    boolean isDigest() {
        return covers.size() > 1;
    }
}
