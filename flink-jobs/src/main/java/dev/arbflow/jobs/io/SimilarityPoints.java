package dev.arbflow.jobs.io;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import dev.arbflow.market.Neighbour;
import dev.arbflow.market.PatternCandidate;
import dev.arbflow.market.Route;
import dev.arbflow.market.SimilarPair;
import dev.arbflow.market.WindowRef;

/** Similar pairs, neighbours and pattern candidates as points of their {@link Measurement}. */
final class SimilarityPoints {
    private SimilarityPoints() {}

    static Point pair(SimilarPair pair) {
        return at(
                Point.measurement(Measurement.SIMILAR_PAIR.code())
                        .addTag("first", pair.first().listing().code())
                        .addTag("second", pair.second().listing().code())
                        .addField("distance", pair.distance())
                        .addField("correlation", pair.correlation())
                        .addField("lagMs", pair.lagUs() / 1e3),
                pair.second().endUs());
    }

    static Point neighbour(Neighbour neighbour) {
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

    static Point candidate(PatternCandidate candidate) {
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
