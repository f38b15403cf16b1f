package dev.arbflow.sandbox.soak;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.sandbox.matrix.FeedWitness;
import dev.arbflow.sandbox.matrix.LostTrades;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether one feed comes right after each storm, and tells nothing that is not true meanwhile. */
final class FeedCheck {
    /** For a book whose first frames are lost a subscription waits so long. */
    private static final Duration BOOK_WAITED_FOR = Duration.ofMinutes(1);

    /** By then everything is right after a fault: connecting anew takes time before and after. */
    static final Duration PATIENCE = BOOK_WAITED_FOR.plusSeconds(50);

    /** Trades of the first seconds are not asked for: a subscription takes its time. */
    private static final Duration BEGUN = Duration.ofSeconds(15);

    private static final Duration TRADES_LOOKED_AT = Duration.ofSeconds(10);

    /** After this no trade is told any more that happened before. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final Feed feed;
    private final FeedWitness witness;
    private final List<Listing> listings;
    private final FaultLog faults;
    private final Complaints<Feed> complaints;
    private final long startUs;
    private Optional<Duration> rightSince = Optional.empty();
    private Optional<Duration> restRightSince = Optional.empty();
    private Duration slowest = Duration.ZERO;
    private Duration judgedCalm = Duration.ofMillis(-1);
    private LostTrades lost = LostTrades.NONE;
    private long tradesFromUs;
    private Duration truthsUntil = Duration.ZERO;
    private long wrongUs;
    private int invented;

    /**
     * @param complaints takes what is not as it must be
     * @param startUs our time when the run begins
     */
    FeedCheck(
            Feed feed,
            FeedWitness witness,
            List<Listing> listings,
            FaultLog faults,
            Complaints<Feed> complaints,
            long startUs) {
        this.feed = feed;
        this.witness = witness;
        this.listings = listings;
        this.faults = faults;
        this.complaints = complaints;
        this.startUs = startUs;
        this.tradesFromUs = startUs + Times.micros(BEGUN);
    }

    /** Looks whether everything is right; to be called twice a second. */
    void look(Duration now) {
        long nowUs = startUs + Times.micros(now);
        long tradesUs = nowUs - Times.micros(TRADES_LOOKED_AT);
        if (listings.stream().allMatch(each -> witness.anyTraded(each, tradesUs))) {
            boolean right = listings.stream().allMatch(each -> witness.isRight(each, tradesUs));
            rightSince = right ? Optional.of(rightSince.orElse(now)) : Optional.empty();
            boolean rest =
                    listings.stream().allMatch(each -> witness.isRightButForLevels(each, tradesUs));
            restRightSince = rest ? Optional.of(restRightSince.orElse(now)) : Optional.empty();
        }
        faults.calmSince(feed, now)
                .filter(since -> now.compareTo(since.plus(PATIENCE)) >= 0)
                .filter(since -> since.compareTo(judgedCalm) > 0)
                .ifPresent(since -> judge(since, now));
    }

    private void judge(Duration calmSince, Duration now) {
        judgedCalm = calmSince;
        Optional<Duration> took = rightSince.map(since -> since.minus(calmSince));
        took.filter(each -> each.compareTo(slowest) > 0).ifPresent(each -> slowest = each);
        Optional<Duration> since =
                faults.mayHideAWrongBook(feed, now) ? restRightSince : rightSince;
        if (since.filter(each -> each.minus(calmSince).compareTo(PATIENCE) <= 0).isEmpty()) {
            complaints.about(feed, now, "not right " + PATIENCE.toSeconds() + " s later");
        }
    }

    /** Adds up what is settled, so that it can be forgotten; now and then. */
    void settle(Duration now) {
        truths(now);
        long untilUs = startUs + Times.micros(now.minus(REMEMBERED));
        if (untilUs > tradesFromUs) {
            trades(now.minus(REMEMBERED), untilUs);
            witness.forget(untilUs);
        }
    }

    /**
     * The end, when nothing moves any more.
     *
     * @param tradesUntil when the last trade happened
     */
    void end(Duration tradesUntil, Duration now) {
        truths(now);
        trades(now, startUs + Times.micros(tradesUntil));
        boolean equal = listings.stream().allMatch(witness::hasRightBook);
        if (!equal && isCalm(now) && !faults.mayHideAWrongBook(feed, now)) {
            complaints.about(feed, now, "books differ in the end");
        }
    }

    /** Whether nothing is wrong with it any more, and everything has come right. */
    boolean isDone(Duration now) {
        return rightSince.isPresent() || !isCalm(now);
    }

    private boolean isCalm(Duration now) {
        return faults.calmSince(feed, now).isPresent();
    }

    private void truths(Duration now) {
        long wrong = witness.wrongUs();
        long longest = witness.takeLongestWrongUs();
        if (wrong > wrongUs && longest > faults.wrongBookUs(feed, truthsUntil, now)) {
            complaints.about(feed, now, "a wrong book believed for " + longest / 1_000 + " ms");
        }
        wrongUs = wrong;
        truthsUntil = now;
        int undated = Math.min(witness.undated(), faults.undatedTrades(feed, now));
        int more = witness.invented() - undated;
        if (more > invented) {
            complaints.about(feed, now, more - invented + " trades that never happened");
        }
        invented = more;
    }

    private void trades(Duration around, long untilUs) {
        for (Listing each : listings) {
            LostTrades its = witness.lost(each, tradesFromUs, untilUs);
            lost = lost.plus(its);
            int wrongly = its.wrongly(faults.tolerance(feed, around));
            if (wrongly > 0) {
                complaints.about(
                        feed, around, wrongly + " trades of " + each + " lost without a word");
            }
        }
        tradesFromUs = untilUs;
    }

    /** Trades that were not told. */
    LostTrades lost() {
        return lost;
    }

    /** How long after a storm it was right at the latest. */
    Duration slowest() {
        return slowest;
    }
}
