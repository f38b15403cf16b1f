package dev.arbflow.jobs.io.influx;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import dev.arbflow.jobs.config.Influx;
import dev.arbflow.market.Tape;
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
        return InfluxPoints.sink(influx, (anova, out) -> out.accept(point(anova)));
    }

    /** What each tape delivered, at the start of the period. */
    public static Sink<CoverageCount> coverage(Influx influx) {
        return InfluxPoints.sink(influx, (count, out) -> out.accept(point(count)));
    }

    /** Tapes that were under-represented, at the start of the period. */
    public static Sink<CoverageAlarm> alarms(Influx influx) {
        return InfluxPoints.sink(influx, (alarm, out) -> out.accept(point(alarm)));
    }

    /** How evenly groups were represented, at the start of the period. */
    public static Sink<CoverageBalance> balances(Influx influx) {
        return InfluxPoints.sink(influx, (balance, out) -> out.accept(point(balance)));
    }

    /** Noised sums, at the start of the window. */
    public static Sink<Release> releases(Influx influx) {
        return InfluxPoints.sink(influx, (release, out) -> out.accept(point(release)));
    }

    /** Windows about which nothing is told, at their start. */
    public static Sink<RefusedRelease> refused(Influx influx) {
        return InfluxPoints.sink(influx, (refused, out) -> out.accept(point(refused)));
    }

    public static Point point(ClusterAnova anova) {
        return at(
                Point.measurement(Measurement.ANOVA.code())
                        .addTag("market", anova.market().code())
                        .addField("modelVersion", anova.modelVersion())
                        .addField("verdict", anova.verdict().name())
                        .addField("welchF", anova.welch().f())
                        .addField("welchP", anova.welch().p())
                        .addField("etaSquared", anova.etaSquared())
                        .addField("omegaSquared", anova.omegaSquared()),
                // Two model versions may end with one period.
                anova.endUs() * 1_000 + anova.modelVersion() % 1_000);
    }

    public static Point point(CoverageCount count) {
        return at(
                tape(Measurement.COVERAGE, count.tape())
                        .addField("liveShare", count.liveShare())
                        .addField("gaps", (long) count.gaps())
                        .addField("books", count.books())
                        .addField("trades", count.trades()),
                count.startUs() * 1_000);
    }

    public static Point point(CoverageAlarm alarm) {
        return at(
                tape(Measurement.COVERAGE_ALARM, alarm.tape())
                        .addTag("kind", alarm.kind().name())
                        .addField("observed", alarm.observed())
                        .addField("expected", alarm.expected())
                        .addField("p", alarm.p()),
                alarm.startUs() * 1_000);
    }

    public static Point point(CoverageBalance balance) {
        return at(
                Point.measurement(Measurement.COVERAGE_BALANCE.code())
                        .addTag("peers", balance.group())
                        .addField("venues", (long) balance.venues())
                        .addField("liveEntropy", balance.live().entropy())
                        .addField("liveLeastToMost", balance.live().leastToMost())
                        .addField("booksEntropy", balance.books().entropy())
                        .addField("booksGini", balance.books().gini())
                        .addField("tradesEntropy", balance.trades().entropy())
                        .addField("tradesGini", balance.trades().gini()),
                balance.startUs() * 1_000);
    }

    public static Point point(Release release) {
        return at(
                tape(Measurement.RELEASE, release.tape())
                        .addField("refused", false)
                        .addField("trades", release.trades())
                        .addField("volume", release.volume())
                        .addField("epsilon", release.epsilon())
                        .addField("spent", release.spent())
                        .addField("budget", release.budget()),
                release.startUs() * 1_000);
    }

    public static Point point(RefusedRelease refused) {
        return at(
                tape(Measurement.RELEASE, refused.tape())
                        .addField("refused", true)
                        .addField("epsilon", refused.epsilon())
                        .addField("spent", refused.spent())
                        .addField("budget", refused.budget()),
                refused.startUs() * 1_000);
    }

    private static Point tape(Measurement measurement, Tape tape) {
        return Point.measurement(measurement.code())
                .addTag("feed", tape.feed().name())
                .addTag("venue", tape.listing().venue().name())
                .addTag("market", tape.listing().market().code());
    }

    private static Point at(Point point, long timeNs) {
        return point.time(timeNs, WritePrecision.NS);
    }
}
