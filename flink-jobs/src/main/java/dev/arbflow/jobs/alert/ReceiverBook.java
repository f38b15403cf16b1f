package dev.arbflow.jobs.alert;

import dev.arbflow.jobs.config.AlertKind;
import dev.arbflow.jobs.config.AlertTerms.Receiver;
import dev.arbflow.jobs.config.AlertTerms.Term;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.Episode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What one receiver is told, and when: by thresholds and kinds, and, of what is left, not in quiet
 * hours and not too often.
 *
 * <p>No hour has more than the limit, wherever it begins. What must not leave is counted with the
 * best of it, and told in one mail, which counts as well, once there is room and it is not quiet.
 * The end of a stream, {@link Long#MAX_VALUE}, knows neither hour nor quiet.
 */
final class ReceiverBook {
    /** Causes of which no end was heard; the oldest is forgotten for a newer one. */
    static final int MAX_CAUSES = 1_000;

    private final Receiver receiver;
    private final Consumer<Unsaid> unsaid;
    private final Map<String, Boolean> endWantedByCause = new LinkedHashMap<>();
    private final RecentMails mails;
    private HeldBack heldBack;

    /** Why somebody is not told at once, or never. */
    enum Unsaid {
        /** Edge or profit is less than the receiver wants to hear of. */
        BELOW_TERMS,
        /** Of a kind that the receiver does not want. */
        OTHER_KIND,
        /** It is quiet: told afterwards. */
        QUIET,
        /** There were as many within an hour as may be: told afterwards. */
        OVER_LIMIT
    }

    ReceiverBook(Receiver receiver, ReceiverMemory memory, Consumer<Unsaid> unsaid) {
        this.receiver = receiver;
        this.unsaid = unsaid;
        memory.causes().forEach(known -> endWantedByCause.put(known.id(), known.endWanted()));
        this.mails = new RecentMails(receiver.mostPerHour(), memory.sentUs());
        this.heldBack = memory.heldBack();
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
        boolean quiet = isQuiet(nowUs);
        if (quiet || isFull(nowUs)) {
            unsaid.accept(quiet ? Unsaid.QUIET : Unsaid.OVER_LIMIT);
            heldBack = HeldBack.with(heldBack, wanted.get(), nowUs, quiet);
            return Optional.empty();
        }
        countOne(nowUs);
        return wanted;
    }

    private Optional<Notice> wanted(Notice notice) {
        return notice.kind() == AlertKind.INDICATIVE ? wantedHint(notice) : wantedAlert(notice);
    }

    private Optional<Notice> wantedAlert(Notice notice) {
        Optional<Boolean> ofWantedKind =
                notice.kind() == AlertKind.CLOSED
                        ? Optional.ofNullable(endWantedByCause.remove(notice.alert().cause().id()))
                        : ofWantedKind(notice);
        if (ofWantedKind.isEmpty() || !ofWantedKind.get()) {
            unsaid.accept(ofWantedKind.isEmpty() ? Unsaid.BELOW_TERMS : Unsaid.OTHER_KIND);
            return Optional.empty();
        }
        return Optional.of(notice);
    }

    /**
     * Whether an opening or a peak is of a kind that is wanted; empty if it is not worth telling.
     */
    private Optional<Boolean> ofWantedKind(Notice notice) {
        Alert alert = notice.alert();
        Term term = receiver.of(alert.episode().route());
        if (!isWorth(alert.episode().last(), term)) {
            return Optional.empty();
        }
        remember(alert.cause().id(), term.kinds().contains(AlertKind.CLOSED));
        return Optional.of(term.kinds().contains(notice.kind()));
    }

    private static boolean isWorth(Episode.Moment now, Term term) {
        return term.isEdge(now.netBps()) && term.isProfit(now.profit());
    }

    /** An end names the best route of all, which need not be one that was worth telling. */
    private void remember(String cause, boolean endWanted) {
        endWantedByCause.merge(cause, endWanted, Boolean::logicalOr);
        if (endWantedByCause.size() > MAX_CAUSES) {
            endWantedByCause.remove(endWantedByCause.keySet().iterator().next());
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

    private boolean isQuiet(long nowUs) {
        return nowUs != Long.MAX_VALUE && receiver.isQuiet(nowUs);
    }

    private boolean isFull(long nowUs) {
        return nowUs != Long.MAX_VALUE && mails.isFull(nowUs);
    }

    private void countOne(long nowUs) {
        if (receiver.mostPerHour() != Receiver.ANY_NUMBER && nowUs != Long.MAX_VALUE) {
            mails.add(nowUs);
        }
    }

    /** What was held back, if it may be told at a moment. */
    Optional<HeldBack> due(long nowUs) {
        if (heldBack == null || nowUs < heldBack.sinceUs() || isQuiet(nowUs) || isFull(nowUs)) {
            return Optional.empty();
        }
        HeldBack told = heldBack.toldAt(nowUs);
        heldBack = null;
        countOne(nowUs);
        return Optional.of(told);
    }

    /** What has to be remembered after a moment. */
    ReceiverMemory kept(long nowUs) {
        return new ReceiverMemory(
                endWantedByCause.entrySet().stream()
                        .map(each -> new ReceiverMemory.Known(each.getKey(), each.getValue()))
                        .toList(),
                mails.within(nowUs),
                heldBack);
    }

    /** Event time at which what is held back may next be told; the largest if nothing is. */
    long nextUs(long nowUs) {
        if (heldBack == null) {
            return Long.MAX_VALUE;
        }
        if (isQuiet(nowUs)) {
            return receiver.quiet().endUs(nowUs);
        }
        return isFull(nowUs) ? mails.roomFromUs() : Math.max(nowUs, heldBack.sinceUs());
    }
}
