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
final class EdgeCourse extends NetCourse {
    /** Whether it was seen to begin. */
    Episode.Onset onset = Episode.Onset.UNKNOWN;

    Episode.Moment peak;
    Episode.Moment last;
    BigDecimal maxQuantity = BigDecimal.ZERO;
    long samples;
    long maxLegAgeUs;
    long maxSkewUs;

    EdgeCourse(long sinceUs, double openBps) {
        super(sinceUs, openBps);
    }

    /** Notes an edge that both legs are proven to have shown at a moment. */
    void add(long provenUs, Spread spread) {
        add(provenUs, spread.netBps());
        last = Episode.Moment.of(spread, lastUs);
        if (peak == null || last.profit().compareTo(peak.profit()) > 0) {
            peak = last;
        }
        maxQuantity = maxQuantity.max(spread.quantity());
        samples++;
        maxLegAgeUs = Math.max(maxLegAgeUs, spread.maxAgeUs());
        maxSkewUs = Math.max(maxSkewUs, spread.skewUs());
    }
}
