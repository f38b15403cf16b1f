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
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Judges what the tapes of a group delivered in a period, and learns from it what is usual.
 *
 * <p>It learns only from periods in which everybody was live and nobody lacked anything, or a fault
 * would become the new normal by lasting; and of a tape's trades only where no gap of its own is
 * known, or too little else. A period in which somebody did lack something waits for a second look:
 * if the sum returns to 0, it was chance and is learned, too; leaving it out would make the usual
 * look steadier than it is. If it becomes an alarm, it is forgotten. A baseline that is not renewed
 * for its whole memory is forgotten as well, and learned anew.
 */
final class GroupJudge {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private final double minLiveShare;
    private final Cusum cusum;

    /**
     * @param level false alarms a period, of each kind of count of each tape
     */
    GroupJudge(double minLiveShare, double level) {
        this.minLiveShare = minLiveShare;
        this.cusum = new Cusum(level);
    }

    /**
     * What one kind of count says.
     *
     * @param alarms tapes that delivered too little
     * @param watches what is known from now on, by tape
     */
    record Judgement(List<CoverageAlarm> alarms, Map<String, Watch> watches) {}

    /** Tapes that were live for too short a time. */
    List<CoverageAlarm> silent(List<CoverageCount> group) {
        return group.stream()
                .filter(count -> count.liveShare() < minLiveShare)
                .map(
                        count ->
                                new CoverageAlarm(
                                        count.tape(),
                                        count.startUs(),
                                        count.endUs(),
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
     * @param known watches by tape; tapes may be missing
     */
    Judgement judge(
            List<CoverageCount> group,
            Kind kind,
            ToLongFunction<CoverageCount> countOf,
            Map<String, Watch> known) {
        long all = group.stream().mapToLong(countOf).sum();
        Map<String, Watch> watches = remembered(group, known);
        List<CoverageAlarm> alarms = new ArrayList<>();
        double highest = 0;
        Map<String, Run> runs = new HashMap<>();
        for (CoverageCount count : group) {
            long own = countOf.applyAsLong(count);
            Watch watch = watches.get(count.tape().code());
            ShareTest test =
                    ShareTest.of(
                            watch.usual(),
                            count.startUs(),
                            own,
                            all,
                            relativeLive(count, group, watches));
            Run run = watch.run().after(count.startUs(), own, test, cusum);
            if (run.height() > cusum.limit()) {
                alarms.add(alarm(count, kind, run));
            }
            highest = Math.max(highest, run.height());
            runs.put(count.tape().code(), run);
        }
        watches.replaceAll((tape, watch) -> watch.in(runs.get(tape)));
        learn(group, kind, countOf, watches, highest);
        return new Judgement(alarms, watches);
    }

    private static Map<String, Watch> remembered(
            List<CoverageCount> group, Map<String, Watch> known) {
        Map<String, Watch> watches = new HashMap<>();
        for (CoverageCount count : group) {
            watches.put(
                    count.tape().code(),
                    known.getOrDefault(count.tape().code(), Watch.NEW)
                            .at(count.startUs(), count.endUs() - count.startUs()));
        }
        return watches;
    }

    /**
     * Whether a tape learns from a period: from one in which trades of its own are missing only
     * where else it would know too little, as one that loses some in each would know nothing.
     */
    private static boolean learnsFrom(CoverageCount count, Kind kind, Watch watch) {
        return kind != Kind.TRADES
                || count.tradeGaps() == 0
                || watch.usual().with(watch.pending()).isScarce(count.startUs());
    }

    /** Learns at once, after a second look, or never: by how suspicious the group is. */
    private void learn(
            List<CoverageCount> group,
            Kind kind,
            ToLongFunction<CoverageCount> countOf,
            Map<String, Watch> watches,
            double highest) {
        long all = group.stream().mapToLong(countOf).sum();
        boolean complete = all > 0 && silent(group).isEmpty();
        for (CoverageCount count : group) {
            long own = countOf.applyAsLong(count);
            watches.computeIfPresent(
                    count.tape().code(),
                    (tape, watch) -> {
                        if (highest > cusum.limit()) {
                            return watch.distrusted();
                        }
                        if (!complete) {
                            return watch;
                        }
                        Watch grown =
                                learnsFrom(count, kind, watch)
                                        ? watch.waiting(count.startUs(), own, all)
                                        : watch;
                        return highest > 0 ? grown : grown.trusted();
                    });
        }
    }

    /** How long a tape was live, over how long the others were: by what they usually deliver. */
    private static double relativeLive(
            CoverageCount count, List<CoverageCount> group, Map<String, Watch> watches) {
        double usual = 0;
        double live = 0;
        for (CoverageCount other : group) {
            if (!other.tape().equals(count.tape())) {
                double share = watches.get(other.tape().code()).usual().share();
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

    /** One alarm for all of a run: it grows under its identity while the run lasts. */
    private static CoverageAlarm alarm(CoverageCount count, Kind kind, Run run) {
        return new CoverageAlarm(
                count.tape(),
                run.sinceUs(),
                count.endUs(),
                kind,
                run.observed(),
                run.expected(),
                NORMAL.cumulativeProbability(run.deviations() / Math.sqrt(run.periods())));
    }
}
