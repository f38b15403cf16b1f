package dev.arbflow.jobs.fairness;

import dev.arbflow.market.coverage.CoverageAlarm;
import dev.arbflow.market.coverage.CoverageAlarm.Kind;
import dev.arbflow.market.coverage.CoverageBalance;
import dev.arbflow.market.coverage.CoverageCount;
import dev.arbflow.market.coverage.Evenness;
import dev.arbflow.market.coverage.SamplingWeight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Judges what the tapes of a group delivered in a period, and learns from it what is usual.
 *
 * <p>It learns only from periods in which everybody was live and nobody far too quiet, or a fault
 * would become the new normal by lasting; a baseline that is not renewed for its whole memory is
 * forgotten, and learned anew.
 */
final class GroupJudge {
    /**
     * What is less likely than this is not learned from. Not the level of alarms: leaving out what
     * happens by chance every hundredth time would make the usual look steadier than it is.
     */
    private static final double UNUSUAL = 0.001;

    private final double minLiveShare;
    private final double level;

    GroupJudge(double minLiveShare, double level) {
        this.minLiveShare = minLiveShare;
        this.level = level;
    }

    /**
     * What one kind of count says.
     *
     * @param alarms tapes that delivered too little
     * @param baselines what is usual from now on, by tape
     */
    record Judgement(List<CoverageAlarm> alarms, Map<String, Baseline> baselines) {}

    /** Tapes that were live for too short a time. */
    List<CoverageAlarm> silent(List<CoverageCount> group) {
        return group.stream()
                .filter(count -> count.liveShare() < minLiveShare)
                .map(
                        count ->
                                alarm(
                                        count,
                                        Kind.LIVE_TIME,
                                        count.liveShare(),
                                        minLiveShare,
                                        Double.NaN))
                .toList();
    }

    /**
     * Compares counts with what is usual.
     *
     * @param group one count a tape, of one period
     * @param known baselines by tape; tapes may be missing
     */
    Judgement judge(
            List<CoverageCount> group,
            Kind kind,
            ToLongFunction<CoverageCount> countOf,
            Map<String, Baseline> known) {
        long all = group.stream().mapToLong(countOf).sum();
        Map<String, Baseline> baselines = new HashMap<>();
        for (CoverageCount count : group) {
            long lengthUs = count.endUs() - count.startUs();
            baselines.put(
                    count.tape().code(),
                    known.getOrDefault(count.tape().code(), Baseline.NONE)
                            .at(count.startUs(), lengthUs));
        }
        List<CoverageAlarm> alarms = new ArrayList<>();
        boolean usual = all > 0 && silent(group).isEmpty();
        for (CoverageCount count : group) {
            long own = countOf.applyAsLong(count);
            Baseline baseline = baselines.get(count.tape().code());
            ShareTest test =
                    ShareTest.of(baseline, own, all, relativeLive(count, group, baselines));
            if (test.p() < level) {
                alarms.add(alarm(count, kind, (double) own, test.expected(), test.p()));
            }
            usual &= !(test.p() < UNUSUAL);
        }
        if (usual) {
            for (CoverageCount count : group) {
                baselines.compute(
                        count.tape().code(),
                        (tape, baseline) ->
                                baseline.with(count.startUs(), countOf.applyAsLong(count), all));
            }
        }
        return new Judgement(alarms, baselines);
    }

    /** How long a tape was live, over how long the others were: by what they usually deliver. */
    private static double relativeLive(
            CoverageCount count, List<CoverageCount> group, Map<String, Baseline> baselines) {
        double usual = 0;
        double live = 0;
        for (CoverageCount other : group) {
            if (!other.tape().equals(count.tape())) {
                double share = baselines.get(other.tape().code()).share();
                usual += share;
                live += share * other.liveShare();
            }
        }
        return count.liveShare() * usual / live;
    }

    /** How evenly the group is represented. */
    static CoverageBalance balance(List<CoverageCount> group) {
        CoverageCount any = group.get(0);
        return new CoverageBalance(
                any.group(),
                any.startUs(),
                any.endUs(),
                group.size(),
                evenness(group, CoverageCount::liveUs),
                evenness(group, CoverageCount::books),
                evenness(group, CoverageCount::trades));
    }

    /** What observations should count, so that every venue of the group counts alike. */
    static List<SamplingWeight> weights(List<CoverageCount> group) {
        double mean = group.stream().mapToLong(CoverageCount::liveUs).average().orElse(0);
        return group.stream()
                .map(
                        count ->
                                new SamplingWeight(
                                        count.tape(),
                                        count.startUs(),
                                        count.endUs(),
                                        mean > 0
                                                ? Math.min(
                                                        SamplingWeight.MOST, mean / count.liveUs())
                                                : 1))
                .toList();
    }

    private static Evenness evenness(
            List<CoverageCount> group, ToLongFunction<CoverageCount> amount) {
        return Evenness.of(group.stream().mapToDouble(amount::applyAsLong).toArray());
    }

    private static CoverageAlarm alarm(
            CoverageCount count, Kind kind, double observed, double expected, double p) {
        return new CoverageAlarm(
                count.tape(), count.startUs(), count.endUs(), kind, observed, expected, p);
    }
}
