package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.PastDifferences;
import dev.arbflow.market.behaviour.PatternCandidate;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * How far the mids of two listings lay apart at the ends of their last windows, and what follows
 * from that for a difference of now.
 *
 * <p>Differences are taken to return to their mean by the same share at each step
 * (Ornstein-Uhlenbeck, as in Avellaneda and Lee 2010).
 *
 * @see <a href="https://doi.org/10.1080/14697680903124632">Statistical arbitrage in the US equities
 *     market</a>
 */
final class DifferenceCourse {
    /** How far back it goes, in lengths of a window. */
    static final int LENGTHS = 8;

    /** With fewer steps than this nothing is said. */
    static final int FEWEST = 16;

    /** From a median absolute deviation to the standard deviation of a normal distribution. */
    private static final double NORMAL = 1.4826;

    private static final double BPS = 10_000;

    private DifferenceCourse() {}

    /**
     * Before the end of two windows.
     *
     * @param ring their market's windows; null if there are none
     */
    static PastDifferences before(WindowRef buy, WindowRef sell, ShapeRing ring) {
        if (ring == null) {
            return PastDifferences.UNKNOWN;
        }
        return of(
                differences(buy, sell, ring),
                PatternCandidate.grossBpsOf(buy, sell),
                buy.lengthUs());
    }

    /**
     * Pure: what such a course says.
     *
     * @param byEnd differences in basis points by the end of the windows, microseconds
     * @param now the difference of now
     * @param aheadUs how far ahead it is asked for, microseconds
     */
    static PastDifferences of(SortedMap<Long, Double> byEnd, double now, long aheadUs) {
        long stepUs = stepUs(byEnd);
        SimpleRegression steps = new SimpleRegression();
        for (Map.Entry<Long, Double> from : byEnd.entrySet()) {
            Double to = byEnd.get(from.getKey() + stepUs);
            if (to != null) {
                steps.addData(from.getValue(), to);
            }
        }
        if (steps.getN() < FEWEST) {
            return PastDifferences.UNKNOWN;
        }
        double slope = steps.getSlope(); // NaN if it never changed
        double kept = slope > 0 ? slope : 0;
        if (Double.isNaN(slope) || kept >= 1) {
            return new PastDifferences(Double.NaN, 0, deviation(byEnd));
        }
        double mean = StatUtils.mean(values(byEnd));
        double gone = 1 - Math.pow(kept, (double) aheadUs / stepUs);
        double fading = Math.max(0, Math.min(1, gone * (1 - mean / now)));
        double halfLifeUs = kept == 0 ? 0 : stepUs * Math.log(0.5) / Math.log(kept);
        return new PastDifferences(halfLifeUs, fading, deviation(byEnd));
    }

    private static SortedMap<Long, Double> differences(
            WindowRef buy, WindowRef sell, ShapeRing ring) {
        Map<Long, Double> ofBuy = mids(buy, ring);
        Map<Long, Double> ofSell = mids(sell, ring);
        SortedMap<Long, Double> byEnd = new TreeMap<>();
        ofBuy.forEach(
                (endUs, mid) -> {
                    Double other = ofSell.get(endUs);
                    if (other != null) {
                        byEnd.put(endUs, (other / mid - 1) * BPS);
                    }
                });
        return byEnd;
    }

    /** Known mids of a listing before the end of its window. */
    private static Map<Long, Double> mids(WindowRef now, ShapeRing ring) {
        Listing listing = now.listing();
        Map<Long, Double> mids = new HashMap<>();
        int from = ring.endedBy(now.endUs() - LENGTHS * now.lengthUs() - 1);
        int until = ring.endedBy(now.endUs() - 1);
        for (int row = from; row < until; row++) {
            if (ring.listing(row).equals(listing)) {
                double mid = ring.window(row).lastMid();
                if (PatternCandidates.isPrice(mid)) {
                    mids.put(ring.endUs(row), mid);
                }
            }
        }
        return mids;
    }

    /** The shortest time between two moments that follow each other; 0 with fewer than two. */
    private static long stepUs(SortedMap<Long, Double> byEnd) {
        long[] ends = byEnd.keySet().stream().mapToLong(Long::longValue).toArray();
        long stepUs = 0;
        for (int i = 1; i < ends.length; i++) {
            long gapUs = ends[i] - ends[i - 1];
            stepUs = stepUs == 0 ? gapUs : Math.min(stepUs, gapUs);
        }
        return stepUs;
    }

    private static double deviation(SortedMap<Long, Double> byEnd) {
        double[] values = values(byEnd);
        double median = StatUtils.percentile(values, 50);
        double[] apart = Arrays.stream(values).map(value -> Math.abs(value - median)).toArray();
        return NORMAL * StatUtils.percentile(apart, 50);
    }

    private static double[] values(SortedMap<Long, Double> byEnd) {
        return byEnd.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
