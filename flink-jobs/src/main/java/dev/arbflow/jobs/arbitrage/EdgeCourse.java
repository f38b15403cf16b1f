package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Spread;
import java.math.BigDecimal;

/**
 * How a net edge went since it first stood above the opening threshold; the figures of an episode,
 * in the time for which both legs are proven.
 *
 * <p>Mutable, lives inside {@link EpisodeStory}.
 */
final class EdgeCourse {
    final long sinceUs;
    final double openBps;

    /** Whether it was seen to begin. */
    Episode.Onset onset = Episode.Onset.UNKNOWN;

    long lastUs;
    double lastBps;
    double peakBps;
    double bpsTimesUs;
    Episode.Moment peak;
    Episode.Moment last;
    BigDecimal maxQuantity = BigDecimal.ZERO;
    long samples;
    long maxLegAgeUs;
    long maxSkewUs;

    EdgeCourse(long sinceUs, double openBps) {
        this.sinceUs = sinceUs;
        this.openBps = openBps;
        lastUs = sinceUs;
        lastBps = openBps;
        peakBps = openBps;
    }

    /** Notes an edge that both legs are proven to have shown at a moment. */
    void add(long provenUs, Spread spread) {
        passTo(provenUs);
        lastBps = spread.netBps();
        peakBps = Math.max(peakBps, spread.netBps());
        last = Episode.Moment.of(spread, lastUs);
        if (peak == null || last.profit().compareTo(peak.profit()) > 0) {
            peak = last;
        }
        maxQuantity = maxQuantity.max(spread.quantity());
        samples++;
        maxLegAgeUs = Math.max(maxLegAgeUs, spread.maxAgeUs());
        maxSkewUs = Math.max(maxSkewUs, spread.skewUs());
    }

    /** Lets the newest edge stand until a moment. */
    void passTo(long timeUs) {
        bpsTimesUs += lastBps * (timeUs - lastUs);
        lastUs = timeUs;
    }

    Episode.NetEdge net() {
        long stood = lastUs - sinceUs;
        double mean = stood == 0 ? lastBps : bpsTimesUs / stood;
        return new Episode.NetEdge(openBps, mean, peakBps, lastBps);
    }
}
