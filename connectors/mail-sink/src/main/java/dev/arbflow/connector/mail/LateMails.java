package dev.arbflow.connector.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides which of the waiting mails goes next: one by one while they are fresh, and late ones
 * together in a digest.
 *
 * <p>A mail is late if its time is longer ago than the limit; one without a time never is. Late
 * mails wait for further ones until somebody wants everything sent, or for {@link #GATHER}. One
 * that is still alone then is sent as it is.
 */
final class LateMails {
    static final Duration GATHER = Duration.ofSeconds(10);

    /** Keeps a digest far below the size that a mail may have. */
    static final int MOST = 500;

    private final Duration limit;
    private final InstantSource clock;
    private Instant gatheringSince;

    /**
     * @param limit age from which on mails are late; null if they never are
     */
    LateMails(Duration limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * What to send now.
     *
     * @param waiting in the order in which they came
     * @param urgent whether late mails must not wait for further ones
     * @return empty if nothing is to be sent yet
     */
    Optional<Delivery> choose(Collection<MailMessage> waiting, boolean urgent) {
        Instant now = clock.instant();
        List<MailMessage> late =
                waiting.stream().filter(mail -> isLate(mail, now)).limit(MOST).toList();
        if (late.isEmpty()) {
            gatheringSince = null;
        } else if (gatheringSince == null) {
            gatheringSince = now;
        }
        if (!late.isEmpty() && (urgent || isGathered(now))) {
            return Optional.of(together(late));
        }
        return waiting.stream().filter(mail -> !isLate(mail, now)).findFirst().map(Delivery::alone);
    }

    /** Those for whom the first is: nobody is told what is for others. */
    private static Delivery together(List<MailMessage> late) {
        List<MailMessage> ofOne =
                late.stream().filter(mail -> Objects.equals(mail.to(), late.get(0).to())).toList();
        return ofOne.size() == 1 ? Delivery.alone(ofOne.get(0)) : Delivery.digestOf(ofOne);
    }

    /** The chosen mails are settled: later ones gather anew. */
    void settled() {
        gatheringSince = null;
    }

    private boolean isLate(MailMessage mail, Instant now) {
        return limit != null && mail.time() != null && mail.time().plus(limit).isBefore(now);
    }

    private boolean isGathered(Instant now) {
        return !now.isBefore(gatheringSince.plus(GATHER));
    }
}
