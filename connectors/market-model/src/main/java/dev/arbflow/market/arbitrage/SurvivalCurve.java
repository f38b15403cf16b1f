package dev.arbflow.market.arbitrage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The share of edges that still stand so long after they were detected, estimated after Kaplan and
 * Meier (1958): an edge that something else cut off counts as standing up to there and says nothing
 * of later, so that feeds which break often do not make edges look short. Immutable.
 *
 * <p>Standard errors are Greenwood's. Intervals are of 95 %, on the scale of {@code log(-log S)},
 * which keeps them between 0 and 1 where few are left.
 */
public final class SurvivalCurve {
    /** Quantile of the normal distribution that leaves 2.5 % on each side. */
    private static final double Z = 1.959963984540054;

    private static final double HALF = 0.5;

    /** What a product of fractions may lose in binary numbers. */
    private static final double ROUNDING = 1e-12;

    private final List<Step> steps;
    private final int count;
    private final int ended;
    private final long lastUs;

    private SurvivalCurve(List<Step> steps, int count, int ended, long lastUs) {
        this.steps = steps;
        this.count = count;
        this.ended = ended;
        this.lastUs = lastUs;
    }

    /**
     * How long one edge stood.
     *
     * @param us microseconds, at least zero
     * @param ended whether it was then gone; if not, it was lost from sight and may have stood on
     */
    public record Lifetime(long us, boolean ended) {}

    /**
     * A moment at which edges ended.
     *
     * @param us microseconds since they were detected
     * @param atRisk how many still stood and were in sight just before it
     * @param ended how many ended at it
     * @param surviving estimated share that stands longer
     * @param standardError of that share; NaN where nothing is left to estimate it from
     */
    public record Step(long us, int atRisk, int ended, double surviving, double standardError) {

        /** Upper end of the share's interval; NaN where there is none. */
        double upper() {
            return bound(-Z);
        }

        /** Lower end. */
        double lower() {
            return bound(Z);
        }

        private double bound(double z) {
            double log = Math.log(surviving);
            double error = standardError / (surviving * Math.abs(log));
            return Math.pow(surviving, Math.exp(z * error));
        }
    }

    /**
     * How long half of them stand.
     *
     * @param us the median in microseconds; null if more than half still stood when they were last
     *     in sight
     * @param lowUs lower end of its interval of 95 %; null if the lifetimes are too few to say
     * @param highUs upper end; null if it is not reached
     */
    public record Median(Long us, Long lowUs, Long highUs) {}

    /** The curve of these lifetimes, in any order. */
    public static SurvivalCurve of(Collection<Lifetime> lifetimes) {
        List<Lifetime> sorted =
                lifetimes.stream().sorted(Comparator.comparingLong(Lifetime::us)).toList();
        List<Step> steps = new ArrayList<>();
        double surviving = 1;
        double greenwood = 0;
        int all = 0;
        for (int from = 0; from < sorted.size(); ) {
            long us = sorted.get(from).us();
            int to = from;
            int ended = 0;
            for (; to < sorted.size() && sorted.get(to).us() == us; to++) {
                ended += sorted.get(to).ended() ? 1 : 0;
            }
            if (ended > 0) {
                int atRisk = sorted.size() - from; // who is lost at this moment was there at it
                surviving *= (atRisk - ended) / (double) atRisk;
                greenwood += ended / ((double) atRisk * (atRisk - ended));
                double error = surviving == 0 ? Double.NaN : surviving * Math.sqrt(greenwood);
                steps.add(new Step(us, atRisk, ended, surviving, error));
                all += ended;
            }
            from = to;
        }
        long lastUs = sorted.isEmpty() ? 0 : sorted.get(sorted.size() - 1).us();
        return new SurvivalCurve(List.copyOf(steps), sorted.size(), all, lastUs);
    }

    /** Where it falls, the earliest first. */
    public List<Step> steps() {
        return steps;
    }

    /** How many lifetimes it is made of. */
    public int count() {
        return count;
    }

    /** The longest of them in microseconds: up to there the curve says anything; 0 if none. */
    public long lastUs() {
        return lastUs;
    }

    /** How many of them were cut off by something else than their end. */
    public int censored() {
        return count - ended;
    }

    /** Estimated share of edges that stand for longer than so many microseconds. */
    public double surviving(long us) {
        double share = 1;
        for (Step step : steps) {
            if (step.us() > us) {
                break;
            }
            share = step.surviving();
        }
        return share;
    }

    /** How long half of them stand, with the interval of Brookmeyer and Crowley (1982). */
    public Median median() {
        Long us = null;
        Long lowUs = null;
        Long highUs = null;
        for (Step step : steps) {
            us = us == null && isHalf(step.surviving()) ? (Long) step.us() : us;
            lowUs = lowUs == null && isHalf(step.lower()) ? (Long) step.us() : lowUs;
            highUs = highUs == null && isHalf(step.upper()) ? (Long) step.us() : highUs;
        }
        return new Median(us, lowUs, highUs);
    }

    /** Whether a share is down to one half; what is not a number is not. */
    private static boolean isHalf(double share) {
        return share <= HALF + ROUNDING;
    }
}
