package dev.arbflow.sandbox.run;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.sandbox.run.outcome.BooksLog;
import dev.arbflow.sandbox.trial.GivenLimits;
import dev.arbflow.sandbox.truth.seen.Delivery;
import dev.arbflow.sandbox.truth.seen.FiguresVerdict;
import dev.arbflow.sandbox.truth.seen.FollowUpCheck;
import dev.arbflow.sandbox.truth.seen.SeenMarkets;
import dev.arbflow.sandbox.truth.seen.SeenTruth;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Judges the figures of the episodes of a run by what the run gave the jobs to read: works out by
 * brute force what had to be told of it.
 *
 * <p>The same records give the same episodes, whenever they are read. Where a record came behind
 * the job's time, or the log is not whole or not sound, a difference may be nobody's fault; an
 * episode that is open, of an earlier run or found by other rules is not known to the end. Nor does
 * this judge exchange currencies, or read the rules that are sent in a run.
 */
public final class FiguresJudge {
    private final Detection detection;
    private final BooksLog log;
    private final long fromUs;
    private final Consumer<Delivery> alsoTo;

    private FiguresJudge(
            Detection detection, BooksLog log, long fromUs, Consumer<Delivery> alsoTo) {
        this.detection = detection;
        this.log = log;
        this.fromUs = fromUs;
        this.alsoTo = alsoTo;
    }

    /**
     * Of the episodes that are found in what is written from now on.
     *
     * @param kafka where it is written
     * @param detection what the jobs are told
     * @param alsoTo gets all that reached the client, while it is judged
     */
    public static FiguresJudge fromNow(
            Kafka kafka, Detection detection, long nowUs, Consumer<Delivery> alsoTo) {
        return new FiguresJudge(detection, BooksLog.fromNow(kafka), nowUs, alsoTo);
    }

    /**
     * Compares; to be called when the jobs have ended.
     *
     * @param told the newest version of each episode
     * @param afterwards what was told of them shortly after, by id; empty if that is not known
     * @param late how many records came behind the time of who found them, and were treated
     *     otherwise than if they had not
     * @param over asked now and then whether no time is left; what is not known then is not judged
     */
    public FiguresVerdict judge(
            Collection<Episode> told,
            Optional<Map<String, FollowUp>> afterwards,
            long late,
            BooleanSupplier over) {
        SeenMarkets markets =
                new SeenMarkets(GivenLimits.of(detection, SimulatedFeed.charges(detection)));
        Consumer<Delivery> arrived = markets::arrived;
        ReceivedBooks received = new ReceivedBooks(arrived.andThen(alsoTo));
        Optional<String> missing = log.read(received::add, over);
        Optional<String> flaw = received.end();
        Optional<String> doubt = missing.or(() -> flaw).or(() -> behind(late));
        SeenTruth truth = markets.truth();
        FiguresVerdict verdict =
                FiguresVerdict.of(truth, told, each -> reasonOf(each).or(() -> doubt));
        if (doubt.isPresent()) {
            return verdict;
        }
        Set<String> known = known(told);
        return afterwards
                .map(found -> verdict.and(FollowUpCheck.ofRun(truth, found, known)))
                .orElseGet(() -> verdict.excusing("follow-ups cannot be read back", known.size()));
    }

    private Set<String> known(Collection<Episode> told) {
        return told.stream()
                .filter(each -> reasonOf(each).isEmpty())
                .map(Episode::id)
                .collect(Collectors.toSet());
    }

    private static Optional<String> behind(long late) {
        return late == 0
                ? Optional.empty()
                : Optional.of(late == 1 ? "1 record came late" : late + " records came late");
    }

    /** Why it is not known to the end whatever was read; empty if it is. */
    private Optional<String> reasonOf(Episode each) {
        if (each.isOpen()) {
            return Optional.of("still open");
        }
        if (each.openedUs() < fromUs) {
            return Optional.of("opened before this run");
        }
        if (each.route().conversion() != null) {
            return Optional.of("a leg in another currency");
        }
        if (each.closeReason() == CloseReason.SWITCHED_OFF) {
            return Optional.of("switched off by a rule");
        }
        return each.ruleVersion() == detection.rule().version()
                ? Optional.empty()
                : Optional.of("found by other rules");
    }
}
