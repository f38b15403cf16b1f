package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.arbitrage.Episode;

/** How a net edge went since it first stood above the opening threshold. Mutable. */
public class NetCourse {
    public final long sinceUs;
    public final double openBps;
    public long lastUs;
    public double lastBps;
    public double peakBps;
    public double bpsTimesUs;

    protected NetCourse(long sinceUs, double openBps) {
        this.sinceUs = sinceUs;
        this.openBps = openBps;
        lastUs = sinceUs;
        lastBps = openBps;
        peakBps = openBps;
    }

    /** Notes an edge that all legs are proven to have shown at a moment. */
    protected void add(long provenUs, double netBps) {
        passTo(provenUs);
        lastBps = netBps;
        peakBps = Math.max(peakBps, netBps);
    }

    /** Lets the newest edge stand until a moment. */
    public void passTo(long timeUs) {
        bpsTimesUs += lastBps * (timeUs - lastUs);
        lastUs = timeUs;
    }

    /** The figures so far. */
    public Episode.NetEdge net() {
        long stood = lastUs - sinceUs;
        double mean = stood == 0 ? lastBps : bpsTimesUs / stood;
        return new Episode.NetEdge(openBps, mean, peakBps, lastBps);
    }
}
