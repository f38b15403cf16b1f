package dev.arbflow.jobs.io;

import dev.arbflow.jobs.config.Influx;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.market.Neighbour;
import dev.arbflow.market.PatternCandidate;
import dev.arbflow.market.SimilarPair;
import org.apache.flink.api.connector.sink2.Sink;

/** Sinks for what moved alike, into both stores: at least once, idempotent. */
public final class SimilarityStores {
    static final String PAIRS = "similar_pairs";
    static final String NEIGHBOURS = "neighbours";
    static final String CANDIDATES = "pattern_candidates";

    private SimilarityStores() {}

    /** Two listings at one moment, as documents. */
    public static Sink<SimilarPair> similarPairs(Mongo mongo) {
        return MongoArchives.sink(
                mongo, PAIRS, (pair, context) -> SimilarityDocuments.pair(pair).model());
    }

    /** Earlier moments, a document a rank. */
    public static Sink<Neighbour> neighbours(Mongo mongo) {
        return MongoArchives.sink(
                mongo,
                NEIGHBOURS,
                (neighbour, context) -> SimilarityDocuments.neighbour(neighbour).model());
    }

    /** Pairs beyond the fees, as documents. */
    public static Sink<PatternCandidate> patternCandidates(Mongo mongo) {
        return MongoArchives.sink(
                mongo,
                CANDIDATES,
                (candidate, context) -> SimilarityDocuments.candidate(candidate).model());
    }

    /** Two listings at one moment, as points. */
    public static Sink<SimilarPair> similarPairs(Influx influx) {
        return InfluxPoints.sink(influx, (pair, out) -> out.accept(SimilarityPoints.pair(pair)));
    }

    /** Earlier moments, a point a rank. */
    public static Sink<Neighbour> neighbours(Influx influx) {
        return InfluxPoints.sink(
                influx, (neighbour, out) -> out.accept(SimilarityPoints.neighbour(neighbour)));
    }

    /** Pairs beyond the fees, as points. */
    public static Sink<PatternCandidate> patternCandidates(Influx influx) {
        return InfluxPoints.sink(
                influx, (candidate, out) -> out.accept(SimilarityPoints.candidate(candidate)));
    }
}
