package dev.arbflow.jobs.alert;

import dev.arbflow.jobs.config.AlertKind;
import dev.arbflow.jobs.config.AlertTerms.Receiver;
import dev.arbflow.jobs.config.AlertTerms.Term;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.Episode;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What one receiver is told, and when: by thresholds and kinds, and, of what is left, not in quiet
 * hours and not too often.
 *
 * <p>The hour begins with its first mail. What must not leave is counted with the best of it, and
 * told in one mail once the hour or the quiet is over, which is the first of the next hour.
 */
final class ReceiverBook {
    /** Causes of which no end was heard; the oldest is forgotten for a newer one. */
    static final int MOST_CAUSES = 1_000;

    private static final long HOUR_US = Duration.ofHours(1).toNanos() / 1_000;

    private final Receiver receiver;
    private final Consumer<Unsaid> unsaid;
    private final Set<String> causes;
    private long hourEndsUs;
    private int sent;
    private HeldBack heldBack;
    private long dueUs;

    /** Why somebody is not told at once, or never. */
    enum Unsaid {
        /** Edge or profit is less than the receiver wants to hear of. */
        BELOW_TERMS,
        /** Of a kind that the receiver does not want. */
        OTHER_KIND,
        /** It is quiet: told afterwards. */
        QUIET,
        /** There were as many in this hour as may be: told afterwards. */
        OVER_LIMIT
    }

    ReceiverBook(Receiver receiver, ReceiverMemory memory, Consumer<Unsaid> unsaid) {
        this.receiver = receiver;
        this.unsaid = unsaid;
        this.causes = new LinkedHashSet<>(memory.causes());
        this.hourEndsUs = memory.hourEndsUs();
        this.sent = memory.sent();
        this.heldBack = memory.heldBack();
        this.dueUs = memory.dueUs();
    }

    /**
     * Takes in a notice.
     *
     * @return what the receiver is told of it now
     */
    Optional<Notice> hear(Notice notice, long nowUs) {
        Optional<Notice> wanted = wanted(notice);
        if (wanted.isEmpty()) {
            return wanted;
        }
        boolean quiet = receiver.isQuiet(nowUs);
        if (quiet || isFull(nowUs)) {
            unsaid.accept(quiet ? Unsaid.QUIET : Unsaid.OVER_LIMIT);
            dueUs = heldBack == null ? laterUs(nowUs) : dueUs;
            heldBack = HeldBack.with(heldBack, wanted.get(), nowUs, quiet);
            return Optional.empty();
        }
        countOne(nowUs);
        return wanted;
    }

    private Optional<Notice> wanted(Notice notice) {
        return notice.kind() == AlertKind.INDICATIVE ? wantedHint(notice) : wantedAlert(notice);
    }

    /** An end is worth telling where the opening or a peak of its cause was. */
    private Optional<Notice> wantedAlert(Notice notice) {
        Alert alert = notice.alert();
        Term term = receiver.of(alert.episode().route());
        String cause = alert.cause().id();
        boolean worth =
                notice.kind() == AlertKind.CLOSED
                        ? causes.remove(cause)
                        : isWorth(alert.episode().last(), term);
        if (!worth) {
            unsaid.accept(Unsaid.BELOW_TERMS);
            return Optional.empty();
        }
        if (notice.kind() != AlertKind.CLOSED) {
            remember(cause);
        }
        if (!term.kinds().contains(notice.kind())) {
            unsaid.accept(Unsaid.OTHER_KIND);
            return Optional.empty();
        }
        return Optional.of(notice);
    }

    private static boolean isWorth(Episode.Moment now, Term term) {
        return term.isEdge(now.netBps()) && term.isProfit(now.profit());
    }

    private void remember(String cause) {
        if (causes.add(cause) && causes.size() > MOST_CAUSES) {
            causes.remove(causes.iterator().next());
        }
    }

    /** Its routes that are wanted; nobody knows a profit of it. */
    private Optional<Notice> wantedHint(Notice notice) {
        IndicativeAlert hint = notice.indicative();
        List<IndicativeEdge> ofKind =
                hint.edges().stream()
                        .filter(
                                edge ->
                                        receiver.of(edge.route())
                                                .kinds()
                                                .contains(AlertKind.INDICATIVE))
                        .toList();
        List<IndicativeEdge> wide =
                ofKind.stream()
                        .filter(edge -> receiver.of(edge.route()).isEdge(edge.netBps()))
                        .toList();
        if (wide.isEmpty()) {
            unsaid.accept(ofKind.isEmpty() ? Unsaid.OTHER_KIND : Unsaid.BELOW_TERMS);
            return Optional.empty();
        }
        return Optional.of(
                Notice.of(
                        new IndicativeAlert(
                                hint.feed(),
                                hint.market(),
                                wide,
                                hint.untilUs(),
                                hint.behindUs())));
    }

    private boolean isFull(long nowUs) {
        return nowUs < hourEndsUs && sent >= receiver.mostPerHour();
    }

    /** When what is held back now may be told. */
    private long laterUs(long nowUs) {
        return receiver.isQuiet(nowUs) ? receiver.quiet().endUs(nowUs) : hourEndsUs;
    }

    private void countOne(long nowUs) {
        if (nowUs >= hourEndsUs) {
            hourEndsUs = nowUs + HOUR_US;
            sent = 0;
        }
        sent++;
    }

    /** What was held back, if it may be told at a moment. */
    Optional<HeldBack> due(long nowUs) {
        if (heldBack == null || nowUs < dueUs) {
            return Optional.empty();
        }
        if (receiver.isQuiet(nowUs) || isFull(nowUs)) {
            dueUs = laterUs(nowUs);
            return Optional.empty();
        }
        HeldBack told = heldBack.toldAt(nowUs);
        heldBack = null;
        countOne(nowUs);
        return Optional.of(told);
    }

    /** What has to be remembered after a moment. */
    ReceiverMemory kept(long nowUs) {
        boolean counting = nowUs < hourEndsUs;
        return new ReceiverMemory(
                List.copyOf(causes),
                counting ? hourEndsUs : ReceiverMemory.NONE.hourEndsUs(),
                counting ? sent : 0,
                heldBack,
                heldBack == null ? ReceiverMemory.NONE.dueUs() : dueUs);
    }

    /** Event time at which something is next told or forgotten; the largest if nothing is. */
    long nextUs(long nowUs) {
        long hourUs = nowUs < hourEndsUs ? hourEndsUs : Long.MAX_VALUE;
        return heldBack == null ? hourUs : Math.min(hourUs, dueUs);
    }
}
