package dev.arbflow.jobs.pattern.features;

import dev.arbflow.jobs.config.Behaviour;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.behaviour.FeatureWindow.Completeness;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The samples of one listing in one window, in order; NaN where there is none. */
final class SampledPath {
    private static final double BPS = 10_000;

    private final Listing listing;
    private final double[] mids;
    private final double[] spreads;
    private final double[] imbalances;
    private final double[] agesMs;
    private boolean faulted;
    private boolean missingTrades;
    private double bought;
    private double sold;
    private long trades;

    SampledPath(Listing listing, Behaviour settings) {
        this.listing = listing;
        this.mids = unknown(settings.samples());
        this.spreads = unknown(settings.samples());
        this.imbalances = unknown(settings.samples());
        this.agesMs = unknown(settings.samples());
    }

    /** Fills in a step of the window that starts at {@code startUs}. */
    void add(ListingStep step, long startUs, Behaviour settings) {
        int at = (int) ((step.endUs() - startUs) / Times.micros(settings.step())) - 1;
        if (!Double.isNaN(step.mid())) {
            mids[at] = step.mid();
            spreads[at] = step.spreadBps();
            imbalances[at] = step.imbalance();
            agesMs[at] = step.ageUs() / 1e3;
        }
        faulted |= step.faulted();
        missingTrades |= step.missingTrades();
        bought += step.bought();
        sold += step.sold();
        trades += step.trades();
    }

    Listing listing() {
        return listing;
    }

    double mid(int at) {
        return mids[at];
    }

    double lastMid() {
        return mids[mids.length - 1];
    }

    long trades() {
        return trades;
    }

    double tradeImbalance() {
        return Touch.imbalance(bought, sold);
    }

    double meanSpreadBps() {
        return meanOfKnown(spreads);
    }

    double meanImbalance() {
        return meanOfKnown(imbalances);
    }

    double meanAgeMs() {
        return meanOfKnown(agesMs);
    }

    Completeness completeness() {
        if (faulted) {
            return Completeness.FEED_FAULT;
        }
        if (Arrays.stream(mids).anyMatch(Double::isNaN)) {
            return Completeness.TOO_FEW_SAMPLES;
        }
        return missingTrades ? Completeness.MISSING_TRADES : Completeness.COMPLETE;
    }

    /** Logarithmic returns from each sample to the next, basis points; NaN where unknown. */
    double[] returnsBps() {
        double[] returns = new double[mids.length - 1];
        Arrays.setAll(returns, i -> Math.log(mids[i + 1] / mids[i]) * BPS);
        return returns;
    }

    /** Basis points from the first mid on. */
    double[] shapeBps() {
        return Arrays.stream(mids).map(mid -> (mid / mids[0] - 1) * BPS).toArray();
    }

    /** Mean of what is known; NaN if nothing is. */
    static double meanOfKnown(double[] values) {
        return DoubleStream.of(values)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private static double[] unknown(int samples) {
        double[] values = new double[samples];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
