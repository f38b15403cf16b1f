package dev.arbflow.connector.mail;

import static dev.arbflow.connector.mail.TestMails.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final int CAPACITY = 2;

    private static final LateMails NEVER_LATE = new LateMails(null, InstantSource.system());

    private final Outbox outbox = new Outbox(CAPACITY, 10, SentJournal.NONE, NEVER_LATE);

    @Test
    void mailsStayInOrderUntilTheyAreSettled() throws Exception {
        outbox.add(mail("1"));
        outbox.add(mail("2"));
        assertThat(outbox.next(SHORT)).isEqualTo(Delivery.alone(mail("1")));
        assertThat(outbox.next(SHORT)).isEqualTo(Delivery.alone(mail("1")));
        outbox.settleSent(Delivery.alone(mail("1")));
        assertThat(outbox.next(SHORT)).isEqualTo(Delivery.alone(mail("2")));
        assertThat(outbox.size()).isEqualTo(1);
    }

    @Test
    void knowsWhatWaitsAndWhatWasSentButNotWhatWasRefused() throws Exception {
        assertThat(outbox.add(mail("1"))).isTrue();
        assertThat(outbox.add(mail("1"))).isFalse();
        outbox.settleSent(Delivery.alone(mail("1")));
        assertThat(outbox.add(mail("1"))).isFalse();
        outbox.add(mail("2"));
        outbox.settleRejected(Delivery.alone(mail("2")));
        assertThat(outbox.add(mail("2"))).isTrue();
    }

    @Test
    void aFullOutboxHoldsTheNextMailUpUntilOneIsSettled() throws Exception {
        outbox.add(mail("1"));
        outbox.add(mail("2"));
        CompletableFuture<Boolean> third = CompletableFuture.supplyAsync(() -> added("3"));
        assertThat(third).isNotDone();
        assertThat(outbox.size()).isEqualTo(CAPACITY);
        outbox.settleSent(Delivery.alone(mail("1")));
        assertThat(third.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(outbox.size()).isEqualTo(CAPACITY);
    }

    @Test
    void awaitingAnEmptyOutboxEndsWithItsPatience() throws Exception {
        assertThat(outbox.awaitEmpty(0)).isTrue();
        outbox.add(mail("1"));
        assertThat(outbox.awaitEmpty(SHORT.toNanos())).isFalse();
        CompletableFuture<Void> settled =
                CompletableFuture.runAsync(() -> outbox.settleSent(Delivery.alone(mail("1"))));
        assertThat(outbox.awaitEmpty(Long.MAX_VALUE)).isTrue();
        settled.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aFailureReachesWhoeverAddsOrWaits() throws Exception {
        outbox.add(mail("1"));
        outbox.add(mail("2"));
        CompletableFuture<Boolean> held = CompletableFuture.supplyAsync(() -> added("3"));
        outbox.fail(new MailDeliveryException("wrong password"));
        assertThatThrownBy(() -> held.get(10, TimeUnit.SECONDS))
                .hasMessageContaining("wrong password");
        assertThatThrownBy(() -> outbox.add(mail("4"))).hasMessage("wrong password");
        assertThatThrownBy(() -> outbox.awaitEmpty(Long.MAX_VALUE)).hasMessage("wrong password");
        assertThatThrownBy(outbox::throwIfFailed).hasMessage("wrong password");
    }

    @Test
    void closingEndsTheSendersWaits() throws Exception {
        CompletableFuture<Void> closed = CompletableFuture.runAsync(outbox::close);
        outbox.pause(Duration.ofDays(1));
        assertThat(outbox.next(Duration.ofDays(1))).isNull();
        assertThat(outbox.isClosed()).isTrue();
        closed.get(10, TimeUnit.SECONDS);
    }

    @Test
    void restoresWhatSeveralWritersLeftBeyondItsCapacity() throws Exception {
        outbox.add(mail("1"));
        outbox.settleSent(Delivery.alone(mail("1")));
        MailWriterState first = outbox.snapshot();
        MailWriterState second =
                new MailWriterState(
                        List.of(), List.of(mail("1"), mail("2"), mail("3"), mail("4"), mail("4")));
        Outbox restored = new Outbox(CAPACITY, 10, SentJournal.NONE, NEVER_LATE);
        assertThat(restored.restore(List.of(first, second))).isEqualTo(2);
        assertThat(restored.snapshot())
                .isEqualTo(
                        new MailWriterState(
                                List.of(mail("1").messageId()),
                                List.of(mail("2"), mail("3"), mail("4"))));
    }

    @Test
    void aFullOutboxSendsLateMailsAtOnceBecauseNoFurtherOneCanCome() throws Exception {
        Outbox gathering = new Outbox(CAPACITY, 10, SentJournal.NONE, lateAfterAMinute());
        gathering.add(late("1"));
        assertThat(gathering.next(SHORT)).isNull();
        gathering.add(late("2"));
        Delivery digest = gathering.next(SHORT);
        assertThat(digest.covers()).containsExactly(late("1"), late("2"));
        gathering.settleSent(digest);
        assertThat(gathering.size()).isZero();
        assertThat(gathering.add(late("1"))).as("known by its own Message-ID").isFalse();
    }

    @Test
    void whoeverWantsEverythingSentDoesNotWaitForFurtherLateMails() throws Exception {
        Outbox gathering = new Outbox(CAPACITY, 10, SentJournal.NONE, lateAfterAMinute());
        gathering.add(late("1"));
        CompletableFuture<Delivery> next =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return gathering.next(Duration.ofSeconds(8));
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        CompletableFuture<Void> settled = next.thenAccept(gathering::settleSent);
        assertThat(gathering.awaitEmpty(Duration.ofSeconds(8).toNanos())).isTrue();
        settled.get(10, TimeUnit.SECONDS);
        assertThat(next.get()).isEqualTo(Delivery.alone(late("1")));
    }

    /** Else an opening could come after its end. */
    @Test
    void whileAReceiverRestsAllTheirMailsWaitInTheirOrder() throws Exception {
        Outbox roomy = new Outbox(3, 10, SentJournal.NONE, NEVER_LATE);
        MailMessage first = mail("1").addressedTo("a@example.org");
        MailMessage second = mail("2").addressedTo("a@example.org");
        MailMessage toAnother = mail("3").addressedTo("b@example.org");
        roomy.add(first);
        roomy.add(second);
        roomy.add(toAnother);
        roomy.resting().add("a@example.org", 1, Duration.ofDays(1));

        assertThat(roomy.next(SHORT)).isEqualTo(Delivery.alone(toAnother));
        roomy.settleSent(Delivery.alone(toAnother));
        assertThat(roomy.next(SHORT)).isNull();

        roomy.resting().add("a@example.org", 2, Duration.ZERO);
        assertThat(roomy.next(SHORT)).isEqualTo(Delivery.alone(first));
        roomy.settleSent(Delivery.alone(first));
        assertThat(roomy.next(SHORT)).isEqualTo(Delivery.alone(second));
    }

    @Test
    void attemptsCountByReceiverUntilOneSucceeds() throws Exception {
        MailMessage first = mail("1").addressedTo("a@example.org");
        outbox.add(first);
        outbox.resting().add("a@example.org", 3, Duration.ZERO);
        MailMessage second = mail("2").addressedTo("a@example.org");
        assertThat(outbox.resting().attempts(second.to())).isEqualTo(3);

        outbox.settleSent(Delivery.alone(first));
        assertThat(outbox.resting().attempts(second.to())).isZero();
    }

    private static LateMails lateAfterAMinute() {
        return new LateMails(Duration.ofMinutes(1), InstantSource.system());
    }

    private static MailMessage late(String subject) {
        return mail(subject).at(Instant.EPOCH);
    }

    private boolean added(String subject) {
        try {
            return outbox.add(mail(subject));
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
