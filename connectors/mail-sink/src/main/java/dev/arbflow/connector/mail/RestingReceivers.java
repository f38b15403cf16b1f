package dev.arbflow.connector.mail;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Receivers who do not take mails yet: none of theirs is tried for a while, so that those to others
 * go on and their own stay in order.
 *
 * <p>One is forgotten when a mail to them is settled, and each has one waiting until then: there
 * are never more than mails that wait.
 */
final class RestingReceivers {
    private final Map<String, Rest> byAddress = new HashMap<>();

    private record Rest(int attempts, long untilNs) {}

    /**
     * Lets a receiver rest.
     *
     * @param attempts how many have failed since the last mail was settled
     */
    void add(String address, int attempts, Duration pause) {
        byAddress.put(address, new Rest(attempts, System.nanoTime() + pause.toNanos()));
    }

    /** The mails that may be tried now. */
    List<MailMessage> awake(Collection<MailMessage> waiting) {
        long nowNs = System.nanoTime();
        return waiting.stream()
                .filter(
                        mail -> {
                            Rest rest = byAddress.get(mail.to());
                            return rest == null || rest.untilNs() - nowNs <= 0;
                        })
                .toList();
    }

    /** How many attempts at a receiver have failed since the last mail to them was settled. */
    int attempts(String address) {
        Rest rest = byAddress.get(address);
        return rest == null ? 0 : rest.attempts();
    }

    void forget(String address) {
        byAddress.remove(address);
    }
}
