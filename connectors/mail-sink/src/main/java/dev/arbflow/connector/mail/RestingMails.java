package dev.arbflow.connector.mail;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Waiting mails whose receiver does not take them yet: not to be tried for a while, so that those
 * to others go on.
 */
final class RestingMails {
    private final Map<String, Rest> byId = new HashMap<>();

    private record Rest(int attempts, long untilNs) {}

    /** Lets the mails of a delivery rest. */
    void add(Delivery delivery, int attempts, Duration pause) {
        Rest rest = new Rest(attempts, System.nanoTime() + pause.toNanos());
        delivery.covers().forEach(mail -> byId.put(mail.messageId(), rest));
    }

    /** Those that may be tried now. */
    List<MailMessage> awake(Collection<MailMessage> waiting) {
        long nowNs = System.nanoTime();
        return waiting.stream()
                .filter(
                        mail -> {
                            Rest rest = byId.get(mail.messageId());
                            return rest == null || rest.untilNs() - nowNs <= 0;
                        })
                .toList();
    }

    /** How often a delivery, or a mail of it, was tried before it rested. */
    int attempts(Delivery delivery) {
        return delivery.covers().stream()
                .map(mail -> byId.get(mail.messageId()))
                .mapToInt(rest -> rest == null ? 0 : rest.attempts())
                .max()
                .orElse(0);
    }

    void forget(Delivery delivery) {
        delivery.covers().forEach(mail -> byId.remove(mail.messageId()));
    }
}
