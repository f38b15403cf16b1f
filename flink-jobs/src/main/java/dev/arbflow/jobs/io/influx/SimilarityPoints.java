package dev.arbflow.jobs.io.influx;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import dev.arbflow.jobs.config.Influx;
import dev.arbflow.market.Route;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.PatternCandidate;
import dev.arbflow.market.behaviour.SimilarPair;
import dev.arbflow.market.behaviour.WindowRef;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Similar pairs, neighbours and pattern candidates as points of their {@link Measurement}, and the
 * sinks that write them.
 */
public final class SimilarityPoints {
    private SimilarityPoints() {}

    /** Two listings at one moment. */
    public static Sink<SimilarPair> similarPairs(Influx influx) {
        return InfluxPoints.sink(influx, (pair, out) -> out.accept(pair(pair)));
    }

    /** Earlier moments, one point per rank. */
    public static Sink<Neighbour> neighbours(Influx influx) {
        return InfluxPoints.sink(influx, (neighbour, out) -> out.accept(neighbour(neighbour)));
    }

    /** Pairs beyond the fees. */
    public static Sink<PatternCandidate> patternCandidates(Influx influx) {
        return InfluxPoints.sink(influx, (candidate, out) -> out.accept(candidate(candidate)));
    }

    public static Point pair(SimilarPair pair) {
        return at(
                Point.measurement(Measurement.SIMILAR_PAIR.code())
                        .addTag("first", pair.first().listing().code())
                        .addTag("second", pair.second().listing().code())
                        .addField("distance", pair.distance())
                        .addField("correlation", pair.correlation())
                        .addField("lagMs", pair.lagUs() / 1e3),
                pair.second().endUs());
    }

    public static Point neighbour(Neighbour neighbour) {
        WindowRef query = neighbour.query();
        Point point =
                Point.measurement(Measurement.NEIGHBOUR.code())
                        .addTag("venue", query.listing().venue().name())
                        .addTag("market", query.listing().market().code())
                        .addTag("rank", Integer.toString(neighbour.rank()))
                        .addField("distance", neighbour.distance())
                        .addField("agoMs", neighbour.agoUs() / 1e3)
                        .addField("cluster", (long) neighbour.earlier().cluster());
        if (neighbour.followedBy() != Neighbour.UNKNOWN) {
            point.addField("followedBy", (long) neighbour.followedBy());
        }
        return at(point, query.endUs());
    }

    public static Point candidate(PatternCandidate candidate) {
        Route route = candidate.route();
        return at(
                Point.measurement(Measurement.PATTERN_CANDIDATE.code())
                        .addTag("market", route.market().code())
                        .addTag("buy", route.buy().name())
                        .addTag("sell", route.sell().name())
                        .addField("grossBps", candidate.grossBps())
                        .addField("breakEvenBps", candidate.breakEvenBps())
                        .addField("distance", candidate.pair().distance())
                        .addField("agoMs", candidate.agoUs() / 1e3),
                candidate.timeUs());
    }

    private static Point at(Point point, long timeUs) {
        return point.time(Math.multiplyExact(timeUs, 1_000L), WritePrecision.NS);
    }
}
