package dev.arbflow.sandbox.run;

import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.config.Paper;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.sandbox.run.outcome.ToldRecords;
import dev.arbflow.sandbox.truth.seen.SeenAccount;
import dev.arbflow.sandbox.truth.seen.SeenDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Judges the paper account of a run: keeps one of its own, in other words, of what the topics say
 * of episodes and of what was left of them.
 *
 * <p>An account that goes on from an earlier run is not judged, nor one whose job was restarted so
 * that something came twice: an episode may then have been told at two moments, and of two
 * follow-ups nobody knows by which the account went.
 */
public final class PaperJudge {
    private final Paper paper;
    private final ToldRecords<Episode> episodes;
    private final ToldRecords<PaperDay> days;

    private PaperJudge(Paper paper, Kafka kafka) {
        this.paper = paper;
        episodes = ToldRecords.fromNow(kafka, Topic.EPISODES, JsonCodec.episodes());
        days = ToldRecords.fromNow(kafka, Topic.PAPER, JsonCodec.paper());
    }

    /** Of what is written from now on. */
    public static PaperJudge fromNow(Kafka kafka, Paper paper) {
        return new PaperJudge(paper, kafka);
    }

    /**
     * Compares; to be called when the jobs have ended.
     *
     * @param left what was told of episodes shortly after; empty if that cannot be read back
     */
    public PaperVerdict judge(Optional<List<FollowUp>> left, BooleanSupplier over) {
        List<PaperDay> told = newest(days.read(over).orElse(List.of()));
        if (days.hasEarlierOnes()) {
            return PaperVerdict.unjudged(told, "the account is older than this run");
        }
        Optional<List<Episode>> versions = episodes.read(over);
        if (versions.isEmpty() || left.isEmpty()) {
            return PaperVerdict.unjudged(told, "what was told cannot be read back");
        }
        return judge(paper, told, versions.get(), left.get());
    }

    /** Compares the newest versions of days with what follows from what was told. */
    static PaperVerdict judge(
            Paper paper, List<PaperDay> told, List<Episode> versions, List<FollowUp> left) {
        Map<String, Long> emittedUs = new HashMap<>();
        for (Episode each : versions) {
            if (each.revision() == 1 && emittedUs.put(each.id(), each.emittedUs()) != null) {
                return PaperVerdict.unjudged(told, "an episode was told twice");
            }
        }
        long followedUp = left.stream().map(FollowUp::id).distinct().count();
        if (followedUp < left.size()) {
            return PaperVerdict.unjudged(told, "a follow-up was told twice");
        }
        return new PaperVerdict(
                told, null, complaints(told, account(paper, left, emittedUs).days()));
    }

    private static SeenAccount account(
            Paper paper, List<FollowUp> left, Map<String, Long> emittedUs) {
        SeenAccount account =
                new SeenAccount(
                        new SeenAccount.Terms(
                                paper.start(),
                                paper.instruments(),
                                paper.transfers(),
                                paper.maxNotional(),
                                Times.micros(paper.refill()),
                                paper.rebalanceBelow()));
        left.stream()
                .map(each -> new SeenAccount.Heard(each, delayUs(paper, each, emittedUs)))
                .sorted(
                        Comparator.comparingLong(SeenAccount.Heard::atUs)
                                .thenComparing(heard -> heard.followUp().id()))
                .forEach(account::hear);
        return account;
    }

    private static Long delayUs(Paper paper, FollowUp followUp, Map<String, Long> emittedUs) {
        long wayUs = Times.micros(paper.way());
        if (paper.detection() != null) {
            return Times.micros(paper.detection()) + wayUs;
        }
        Long emitted = emittedUs.get(followUp.id());
        return emitted == null
                ? null
                : Math.max(emitted, followUp.toldUs()) - followUp.toldUs() + wayUs;
    }

    private static List<String> complaints(List<PaperDay> told, Map<String, SeenDay> expected) {
        Map<String, PaperDay> byId = new TreeMap<>();
        told.forEach(day -> byId.put(day.id(), day));
        TreeSet<String> ids = new TreeSet<>(byId.keySet());
        ids.addAll(expected.keySet());
        List<String> complaints = new ArrayList<>();
        for (String id : ids) {
            List<String> differences =
                    byId.containsKey(id) && expected.containsKey(id)
                            ? expected.get(id).differences(byId.get(id))
                            : List.of(expected.containsKey(id) ? "is missing" : "has no reason");
            if (!differences.isEmpty()) {
                complaints.add("paper account " + id + ": " + String.join(", ", differences));
            }
        }
        return complaints;
    }

    private static List<PaperDay> newest(List<PaperDay> versions) {
        Map<String, PaperDay> newest = new TreeMap<>();
        versions.forEach(
                day ->
                        newest.merge(
                                day.id(),
                                day,
                                (one, other) -> one.revision() > other.revision() ? one : other));
        return List.copyOf(newest.values());
    }
}
