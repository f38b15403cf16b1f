package dev.arbflow.jobs.pattern.features;

import dev.arbflow.jobs.config.Behaviour;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.behaviour.FeatureWindow.Completeness;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** All venues of one market in one window, and what describes each of them. */
final class MarketWindow {
    private static final double BPS = 10_000;
    private static final double MINUTE_US = 60e6;

    /** Lags of up to this share of the window; beyond it too few pairs are left. */
    private static final int LAG_SHARE = 4;

    private final Behaviour settings;
    private final long startUs;
    private final long endUs;
    private final Map<Listing, SampledPath> paths =
            new TreeMap<>(Comparator.comparing(Listing::code));

    MarketWindow(Behaviour settings, long endUs) {
        this.settings = settings;
        this.startUs = endUs - Times.micros(settings.window());
        this.endUs = endUs;
    }

    /** Describes every listing that has a step in the window, in the order of their codes. */
    static List<FeatureWindow> describe(
            Collection<ListingStep> steps, long endUs, Behaviour settings) {
        MarketWindow window = new MarketWindow(settings, endUs);
        steps.forEach(window::add);
        return window.paths.values().stream().map(window::describe).toList();
    }

    private void add(ListingStep step) {
        if (step.endUs() > startUs && step.endUs() <= endUs) {
            paths.computeIfAbsent(step.listing(), key -> new SampledPath(key, settings))
                    .add(step, startUs, settings);
        }
    }

    private FeatureWindow describe(SampledPath path) {
        Completeness completeness = path.completeness();
        return new FeatureWindow(
                path.listing(),
                startUs,
                endUs,
                completeness,
                features(path),
                new double[Feature.COUNT],
                0,
                completeness == Completeness.COMPLETE ? path.shapeBps() : new double[0],
                path.lastMid());
    }

    private double[] features(SampledPath path) {
        double[] returns = path.returnsBps();
        double[] features = new double[Feature.COUNT];
        for (Feature feature : Feature.values()) {
            features[feature.index()] =
                    switch (feature) {
                        case RETURN -> Arrays.stream(returns).sum();
                        case VOLATILITY -> Math.sqrt(Arrays.stream(returns).map(r -> r * r).sum());
                        case RELATIVE_SPREAD -> path.meanSpreadBps();
                        case DEPTH_IMBALANCE -> path.meanImbalance();
                        case TRADE_IMBALANCE -> path.tradeImbalance();
                        case TRADE_RATE -> Math.log1p(path.trades() / minutes());
                        case CROSS_VENUE_DIFFERENCE -> crossVenueDifferenceBps(path);
                        case LEAD_LAG -> leadLagSeconds(path, returns);
                        case QUOTE_AGE -> Math.log1p(path.meanAgeMs());
                    };
        }
        return features;
    }

    private double minutes() {
        return (endUs - startUs) / MINUTE_US;
    }

    private double crossVenueDifferenceBps(SampledPath path) {
        double[] differences = new double[settings.samples()];
        for (int i = 0; i < differences.length; i++) {
            int at = i;
            double[] mids = known(paths.values(), other -> other.mid(at));
            // Of a single venue the difference is 0 by definition, which would say nothing.
            differences[i] =
                    mids.length < 2
                            ? Double.NaN
                            : (path.mid(at) / Arrays.stream(mids).average().orElseThrow() - 1)
                                    * BPS;
        }
        return SampledPath.meanOfKnown(differences);
    }

    private double leadLagSeconds(SampledPath path, double[] returns) {
        List<double[]> others =
                paths.values().stream()
                        .filter(other -> other != path)
                        .map(SampledPath::returnsBps)
                        .toList();
        double[] mean = new double[returns.length];
        Arrays.setAll(
                mean,
                i -> Arrays.stream(known(others, other -> other[i])).average().orElse(Double.NaN));
        return LeadLag.lagSteps(returns, mean, returns.length / LAG_SHARE)
                * settings.step().toMillis()
                / 1e3;
    }

    private static <T> double[] known(Collection<T> all, ToDoubleFunction<T> value) {
        return all.stream().mapToDouble(value).filter(each -> !Double.isNaN(each)).toArray();
    }
}
