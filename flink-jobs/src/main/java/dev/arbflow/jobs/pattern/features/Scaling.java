package dev.arbflow.jobs.pattern.features;

import dev.arbflow.jobs.config.Behaviour;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureWindow;
import java.util.Arrays;
import java.util.Collection;

/**
 * Learns from windows what is usual, and publishes it as versions of a {@link Scaler}.
 *
 * @param published the newest version; measures until the next one
 * @param moments of each feature over the complete windows so far
 */
@SuppressWarnings("ArrayRecordComponent") // never changed once made
record Scaling(Scaler published, Moments[] moments) {

    /** Complete windows without which means and deviations would be luck. */
    static final int MIN_WINDOWS = 30;

    /** Nothing learnt, nothing published. */
    static Scaling start() {
        Moments[] moments = new Moments[Feature.COUNT];
        Arrays.fill(moments, Moments.NONE);
        return new Scaling(Scaler.NONE, moments);
    }

    /** With what the windows of one end say; those that are not complete say nothing. */
    Scaling learn(Collection<FeatureWindow> windows) {
        Moments[] learnt = moments.clone();
        for (FeatureWindow window : windows) {
            for (int i = 0; i < learnt.length && window.isComplete(); i++) {
                if (Double.isFinite(window.raw()[i])) {
                    learnt[i] = learnt[i].with(window.raw()[i]);
                }
            }
        }
        return new Scaling(published, learnt);
    }

    /**
     * With a new version if one is due: the first as soon as enough windows are known, the next
     * whenever event time passes a multiple of the interval.
     */
    Scaling publish(long endUs, Behaviour settings) {
        boolean due =
                published.version() == 0
                        ? weight() >= MIN_WINDOWS
                        : intervals(endUs, settings) > intervals(published.sinceUs(), settings);
        if (!due) {
            return this;
        }
        Scaler next =
                new Scaler(
                        published.version() + 1,
                        endUs,
                        weight(),
                        Arrays.stream(moments).mapToDouble(Moments::mean).toArray(),
                        Arrays.stream(moments).mapToDouble(Moments::deviation).toArray());
        return new Scaling(next, faded(endUs, settings));
    }

    private Moments[] faded(long endUs, Behaviour settings) {
        double ageUs = published.version() == 0 ? 0 : endUs - published.sinceUs();
        double factor = Math.pow(0.5, ageUs / (settings.scalerHalfLife().toMillis() * 1e3));
        return Arrays.stream(moments).map(each -> each.faded(factor)).toArray(Moments[]::new);
    }

    /** Some features are unknown in some windows; the best known one tells how much was seen. */
    private double weight() {
        return Arrays.stream(moments).mapToDouble(Moments::weight).max().orElse(0);
    }

    private static long intervals(long us, Behaviour settings) {
        return Math.floorDiv(us, settings.scalerEvery().toMillis() * 1_000);
    }
}
