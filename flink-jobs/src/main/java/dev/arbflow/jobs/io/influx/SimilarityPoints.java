package dev.arbflow.jobs.io.influx;

import dev.arbflow.jobs.config.Influx;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.PatternCandidate;
import dev.arbflow.market.behaviour.SimilarPair;
import org.apache.flink.api.connector.sink2.Sink;

/** Sinks of similar pairs, neighbours and pattern candidates into the time-series store. */
public final class SimilarityPoints {
    private SimilarityPoints() {}

    /** Two listings at one moment. */
    public static Sink<SimilarPair> similarPairs(Influx influx) {
        return InfluxPoints.sink(
                influx, (pair, out) -> out.accept(Points.SIMILAR_PAIR.point(pair)));
    }

    /** Earlier moments, one point per rank. */
    public static Sink<Neighbour> neighbours(Influx influx) {
        return InfluxPoints.sink(
                influx, (neighbour, out) -> out.accept(Points.NEIGHBOUR.point(neighbour)));
    }

    /** Pairs beyond the fees. */
    public static Sink<PatternCandidate> patternCandidates(Influx influx) {
        return InfluxPoints.sink(
                influx, (candidate, out) -> out.accept(Points.PATTERN_CANDIDATE.point(candidate)));
    }
}
