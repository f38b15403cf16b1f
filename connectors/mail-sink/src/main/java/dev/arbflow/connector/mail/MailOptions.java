package dev.arbflow.connector.mail;

import jakarta.mail.internet.InternetAddress;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * Everything a {@link MailSink} can be told, checked when it is made. Defaults are those of {@link
 * #builder()}.
 *
 * @param server where mails are handed in
 * @param from the sender, with or without a name: {@code Árbol <alerts@example.org>}
 * @param to the recipients of every mail that names none of its own, at least one
 * @param backoff between attempts while the server is out of reach or says "later"
 * @param rejected what becomes of a mail the server refuses for good
 * @param maxPending mails that may wait for the server until the sink holds its input up; at least
 *     1
 * @param maxFlushWait how long a checkpoint waits for waiting mails to be sent; those still waiting
 *     then become part of the checkpoint. Not negative
 * @param idleTimeout after which an unused connection is closed; positive
 * @param rememberedIds how many sent Message-IDs are remembered to recognise repetitions; at least
 *     1
 * @param journal URI of a directory, on a file system that every task manager reaches, where each
 *     Message-ID is noted as soon as its mail was accepted; one directory a sink; null for none
 * @param digestAfter age of a mail's time from which on it is only listed in a digest with others;
 *     positive, null for never
 */
public record MailOptions(
        MailServer server,
        String from,
        List<String> to,
        Backoff backoff,
        RejectedMails rejected,
        int maxPending,
        Duration maxFlushWait,
        Duration idleTimeout,
        int rememberedIds,
        String journal,
        Duration digestAfter)
        implements Serializable {

    public MailOptions {
        Checks.check(server != null, "mail options need a server");
        MailAddress.parse("from", from);
        to = List.copyOf(to);
        Checks.check(!to.isEmpty(), "mail options need a recipient");
        to.forEach(address -> MailAddress.parse("to", address));
        Checks.check(maxPending >= 1, "pending mails must be at least 1");
        Checks.check(
                maxFlushWait != null && !maxFlushWait.isNegative(),
                "mail flush wait must not be negative");
        Checks.positive(idleTimeout, "mail idle timeout");
        Checks.check(rememberedIds >= 1, "remembered Message-IDs must be at least 1");
        if (digestAfter != null) {
            Checks.positive(digestAfter, "mail digest limit");
        }
    }

    public static MailOptionsBuilder builder() {
        return new MailOptionsBuilder();
    }

    InternetAddress sender() {
        return MailAddress.parse("from", from);
    }

    /** Who gets a mail. */
    List<InternetAddress> recipients(MailMessage mail) {
        return (mail.to() == null ? to : List.of(mail.to()))
                .stream().map(address -> MailAddress.parse("to", address)).toList();
    }
}
