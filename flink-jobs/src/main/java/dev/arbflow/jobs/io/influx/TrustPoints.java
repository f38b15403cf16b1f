package dev.arbflow.jobs.io.influx;

import dev.arbflow.jobs.config.Influx;
import dev.arbflow.market.behaviour.ClusterAnova;
import dev.arbflow.market.coverage.CoverageAlarm;
import dev.arbflow.market.coverage.CoverageBalance;
import dev.arbflow.market.coverage.CoverageCount;
import dev.arbflow.market.coverage.RefusedRelease;
import dev.arbflow.market.coverage.Release;
import org.apache.flink.api.connector.sink2.Sink;

/** Sinks of cluster analysis, fairness and releases into the time-series store. */
public final class TrustPoints {
    private TrustPoints() {}

    /** Comparisons of clusters, at the end of their period. */
    public static Sink<ClusterAnova> anova(Influx influx) {
        return InfluxPoints.sink(influx, (anova, out) -> out.accept(Points.ANOVA.point(anova)));
    }

    /** What each tape delivered, at the start of the period. */
    public static Sink<CoverageCount> coverage(Influx influx) {
        return InfluxPoints.sink(influx, (count, out) -> out.accept(Points.COVERAGE.point(count)));
    }

    /** Tapes that were under-represented, at the start of the period. */
    public static Sink<CoverageAlarm> alarms(Influx influx) {
        return InfluxPoints.sink(
                influx, (alarm, out) -> out.accept(Points.COVERAGE_ALARM.point(alarm)));
    }

    /** How evenly groups were represented, at the start of the period. */
    public static Sink<CoverageBalance> balances(Influx influx) {
        return InfluxPoints.sink(
                influx, (balance, out) -> out.accept(Points.COVERAGE_BALANCE.point(balance)));
    }

    /** Noised sums, at the start of the window. */
    public static Sink<Release> releases(Influx influx) {
        return InfluxPoints.sink(
                influx, (release, out) -> out.accept(Points.RELEASE.point(release)));
    }

    /** Windows about which nothing is told, at their start. */
    public static Sink<RefusedRelease> refused(Influx influx) {
        return InfluxPoints.sink(
                influx, (refused, out) -> out.accept(Points.REFUSED_RELEASE.point(refused)));
    }
}
