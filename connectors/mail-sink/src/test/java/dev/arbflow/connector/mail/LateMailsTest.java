package dev.arbflow.connector.mail;

import static dev.arbflow.connector.mail.TestMails.mail;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LateMailsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final MailMessage FRESH = mail("fresh").at(NOON.minus(LIMIT));
    private static final MailMessage LATE = mail("late").at(NOON.minus(LIMIT).minusMillis(1));
    private static final MailMessage LATER = mail("later").at(NOON.minus(LIMIT).minusSeconds(1));

    private Instant now = NOON;
    private final LateMails mails = new LateMails(LIMIT, () -> now);

    @Test
    void freshMailsGoOneByOneInTheirOrderAndBeforeLateOnes() {
        assertThat(mails.choose(List.of(LATE, FRESH, mail("2")), false))
                .contains(Delivery.alone(FRESH));
    }

    @Test
    void lateMailsGatherForAWhileAndThenGoTogether() {
        assertThat(mails.choose(List.of(LATE, LATER), false)).isEmpty();
        now = NOON.plus(LateMails.GATHER).minusMillis(1);
        assertThat(mails.choose(List.of(LATE, LATER), false)).isEmpty();
        now = NOON.plus(LateMails.GATHER);
        assertThat(mails.choose(List.of(LATE, LATER, mail("2")), false))
                .contains(Delivery.digestOf(List.of(LATE, LATER)));
    }

    @Test
    void aDigestIsForOneReceiver() {
        MailMessage toA = LATE.addressedTo("a@example.org");
        MailMessage alsoToA = LATER.addressedTo("a@example.org");

        Delivery digest = mails.choose(List.of(toA, LATE, alsoToA), true).orElseThrow();
        assertThat(digest).isEqualTo(Delivery.digestOf(List.of(toA, alsoToA)));
        assertThat(digest.mail().to()).isEqualTo("a@example.org");
    }

    @Test
    void afterADigestLateMailsGatherAnew() {
        assertThat(mails.choose(List.of(LATE, LATER), true)).isPresent();
        mails.settled();
        now = NOON.plus(LateMails.GATHER);
        assertThat(mails.choose(List.of(LATE), false)).isEmpty();
    }

    @Test
    void aLateMailThatIsAloneIsSentAsItIs() {
        assertThat(mails.choose(List.of(LATE), true)).contains(Delivery.alone(LATE));
    }

    @Test
    void withoutALimitOrATimeNothingIsLate() {
        MailMessage old = mail("old").at(Instant.EPOCH);
        assertThat(new LateMails(null, () -> now).choose(List.of(old, LATE), false))
                .contains(Delivery.alone(old));
        assertThat(mails.choose(List.of(mail("1")), false)).contains(Delivery.alone(mail("1")));
    }

    @Test
    void aDigestListsOnlySoMany() {
        List<MailMessage> many =
                IntStream.rangeClosed(0, LateMails.MOST)
                        .mapToObj(i -> mail("mail " + i).at(Instant.EPOCH))
                        .toList();
        assertThat(mails.choose(many, true).orElseThrow().covers())
                .isEqualTo(many.subList(0, LateMails.MOST));
    }
}
