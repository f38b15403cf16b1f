package dev.arbflow.jobs.arbitrage.cycle;

import dev.arbflow.jobs.arbitrage.NetCourse;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.cycle.CycleEpisode;

/** The figures of an episode of a cycle. Mutable, lives inside {@link CycleStory}. */
final class CycleCourse extends NetCourse {
    Episode.Onset onset = Episode.Onset.UNKNOWN;
    CycleEpisode.Moment peak;
    CycleEpisode.Moment last;
    long samples;
    long maxLegAgeUs;
    long maxSkewUs;

    CycleCourse(long sinceUs, double openBps) {
        super(sinceUs, openBps);
    }

    /** Notes what all legs are proven to have offered at a moment. */
    void add(long provenUs, CycleEpisode.Moment moment) {
        add(provenUs, moment.netBps());
        last = moment;
        if (peak == null || moment.profit().compareTo(peak.profit()) > 0) {
            peak = moment;
        }
        samples++;
        maxLegAgeUs = Math.max(maxLegAgeUs, moment.maxAgeUs());
        maxSkewUs = Math.max(maxSkewUs, moment.skewUs());
    }
}
