package dev.arbflow.jobs.alert;

import dev.arbflow.jobs.config.Alerting;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The causes of one market: puts episodes that share a dislocated venue together, and says of each
 * cause when it opens, peaks and closes. What comes back in time after an end goes on with it.
 *
 * <p>What is known changes with the news and never with what may be said of it, so that an alert
 * that is too late to leave holds nothing else back.
 */
final class CauseBook {
    /** What is there now explains better than what is interrupted, and that than what is over. */
    private static final Comparator<MarketCause> BEST_FIRST =
            Comparator.comparing((MarketCause cause) -> !cause.isPresent())
                    .thenComparing(cause -> !cause.stands())
                    .thenComparing(cause -> !cause.isNamed());

    private final List<MarketCause> causes;
    private final Set<String> touched = new HashSet<>();
    private final Alerting rule;
    private final CauseSpans spans;
    private final Consumer<Unsaid> unsaid;

    /** Why something is not said. */
    enum Unsaid {
        /** An episode of a cause that stands and was told. */
        SAME_CAUSE,
        /** An opening of a cause within its cool-down. */
        COOL_DOWN,
        /** It has happened too long ago. */
        TOO_LATE,
        /** An end that was never heard of. */
        NEVER_ENDED
    }

    /**
     * @param causes as remembered
     * @param unsaid is told why each thing that could have been said is not
     */
    CauseBook(List<MarketCause> causes, Alerting rule, CauseSpans spans, Consumer<Unsaid> unsaid) {
        this.causes = new ArrayList<>(causes);
        this.rule = rule;
        this.spans = spans;
        this.unsaid = unsaid;
    }

    List<MarketCause> causes() {
        return causes;
    }

    /** Takes in what was left of an episode. */
    void followUp(FollowUp followUp) {
        causes.replaceAll(cause -> cause.followedUp(followUp));
    }

    /**
     * Takes in the next version of an episode.
     *
     * @param nowUs when it is heard, event time
     */
    void news(EpisodeNews news, long nowUs) {
        Episode episode = news.episode();
        for (ListIterator<MarketCause> each = causes.listIterator(); each.hasNext(); ) {
            MarketCause cause = each.next();
            if (cause.stands() && cause.standing().has(episode.id())) {
                each.set(
                        touched(
                                cause.with(
                                        cause.standing()
                                                .with(news, spans.resumableUs(episode, nowUs)))));
                return;
            }
        }
        if (episode.isOpen()) {
            opened(news);
        }
    }

    private void opened(EpisodeNews news) {
        MarketCause cause =
                causes.stream()
                        .filter(each -> each.explains(news.episode()))
                        .filter(each -> each.stands() || isQuiet(each, news.episode()))
                        .min(BEST_FIRST)
                        .orElse(null);
        if (cause == null) {
            causes.add(touched(MarketCause.begun(news)));
            return;
        }
        MarketCause joined = cause.joinedBy(news);
        if (cause.told() != null) {
            unsaid.accept(Unsaid.SAME_CAUSE);
        } else if (isQuiet(joined, news.episode())) {
            unsaid.accept(Unsaid.COOL_DOWN);
            joined = joined.holdingBackOneMore();
        }
        causes.set(causes.indexOf(cause), touched(joined));
    }

    private MarketCause touched(MarketCause cause) {
        touched.add(cause.standing().id());
        return cause;
    }

    private static boolean isQuiet(MarketCause cause, Episode episode) {
        return episode.lastUs() < cause.quietUntilUs();
    }

    /**
     * What is to be said after the news of one moment.
     *
     * @param nowUs that moment, event time
     * @param clockUs our clock
     */
    List<Alert> say(long nowUs, long clockUs) {
        List<Alert> alerts = new ArrayList<>();
        for (ListIterator<MarketCause> each = causes.listIterator(); each.hasNext(); ) {
            MarketCause cause = each.next();
            if (cause.stands() && cause.standing().isOver(nowUs)) {
                each.set(over(cause, clockUs, alerts));
            } else if (cause.isPresent() && touched.contains(cause.standing().id())) {
                each.set(standing(cause, clockUs, alerts));
            }
        }
        return alerts;
    }

    private MarketCause over(MarketCause cause, long clockUs, List<Alert> alerts) {
        boolean said = cause.told() != null && said(Alert.Kind.CLOSED, cause, clockUs, alerts);
        long endUs = cause.standing().untilUs();
        return cause.closed(said ? endUs + Times.micros(rule.cooldown()) : cause.quietUntilUs());
    }

    private MarketCause standing(MarketCause cause, long clockUs, List<Alert> alerts) {
        EpisodeNews shown = cause.standing().shown();
        if (cause.told() == null) {
            return !isQuiet(cause, shown.episode())
                            && said(Alert.Kind.OPENED, cause, clockUs, alerts)
                    ? cause.opened(shown, Times.micros(rule.cooldown()))
                    : cause;
        }
        return isPeak(cause, shown) && said(Alert.Kind.PEAK, cause, clockUs, alerts)
                ? cause.peaked(shown.presentBps())
                : cause;
    }

    /** Below one basis point a multiple means nothing. */
    private boolean isPeak(MarketCause cause, EpisodeNews shown) {
        return shown.presentBps() >= rule.peakFactor() * Math.max(1, cause.told().bps());
    }

    private boolean said(Alert.Kind kind, MarketCause cause, long clockUs, List<Alert> alerts) {
        Standing standing = cause.standing();
        EpisodeNews shown = standing.shown();
        boolean over = kind == Alert.Kind.CLOSED;
        long happenedUs = over ? standing.untilUs() : shown.episode().lastUs();
        long mostUs = Times.micros(rule.maxBehind());
        if (clockUs - (over ? standing.endedUs() : happenedUs) > mostUs) {
            unsaid.accept(Unsaid.TOO_LATE);
            return false;
        }
        alerts.add(
                new Alert(
                        kind,
                        cause.asToldNow(),
                        shown.episode(),
                        cause.heldBack(),
                        shown.pastEpisodes(),
                        shown.medianLifetimeUs(),
                        Math.max(0, clockUs - happenedUs),
                        rule.isHoweverLate() ? Long.MAX_VALUE : happenedUs + mostUs));
        return true;
    }

    /** Forgets cool-downs that are over, and episodes whose end should long have come. */
    void forget(long nowUs) {
        for (ListIterator<MarketCause> each = causes.listIterator(); each.hasNext(); ) {
            MarketCause cause = each.next();
            if (cause.isPresent()) {
                cause = withoutTheEndless(cause, nowUs);
                each.set(cause);
            }
            if (!cause.stands() && CauseSpans.forgetUs(cause.quietUntilUs()) <= nowUs) {
                each.remove();
            }
        }
    }

    private MarketCause withoutTheEndless(MarketCause cause, long nowUs) {
        Standing left = cause.standing().withoutThoseUntil(spans.endlessUntilUs(nowUs));
        if (!left.isInterrupted() || left.best() != null) {
            return cause.with(left); // and ends with those that have
        }
        unsaid.accept(Unsaid.NEVER_ENDED);
        return cause.closed(cause.quietUntilUs());
    }

    /**
     * Event time at which the next cause is over unless something goes on with it; or the largest.
     */
    long nextEndUs() {
        return causes.stream()
                .filter(cause -> cause.stands() && !cause.isPresent())
                .mapToLong(cause -> cause.standing().endedUs())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Event time at which something is next to be forgotten; the largest if nothing is. */
    long nextForgetUs() {
        return causes.stream()
                .filter(cause -> !cause.stands() || cause.isPresent())
                .mapToLong(
                        cause ->
                                cause.stands()
                                        ? cause.standing().oldestUs().orElseThrow()
                                                + spans.longestUs()
                                        : cause.quietUntilUs())
                .min()
                .stream()
                .map(CauseSpans::forgetUs)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }
}
