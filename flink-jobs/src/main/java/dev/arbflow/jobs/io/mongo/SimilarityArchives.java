package dev.arbflow.jobs.io.mongo;

import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.PatternCandidate;
import dev.arbflow.market.behaviour.SimilarPair;
import org.apache.flink.api.connector.sink2.Sink;

/** Sinks for what moved alike, as documents: at least once, idempotent. */
public final class SimilarityArchives {
    public static final String PAIRS = "similar_pairs";
    static final String NEIGHBOURS = "neighbours";
    public static final String CANDIDATES = "pattern_candidates";

    private SimilarityArchives() {}

    /** Two listings at one moment. */
    public static Sink<SimilarPair> similarPairs(Mongo mongo) {
        return MongoArchives.sink(
                mongo, PAIRS, (pair, context) -> Documents.PAIR.upsert(pair).model());
    }

    /** Earlier moments, one document per rank. */
    public static Sink<Neighbour> neighbours(Mongo mongo) {
        return MongoArchives.sink(
                mongo,
                NEIGHBOURS,
                (neighbour, context) -> Documents.NEIGHBOUR.upsert(neighbour).model());
    }

    /** Pairs beyond the fees. */
    public static Sink<PatternCandidate> patternCandidates(Mongo mongo) {
        return MongoArchives.sink(
                mongo,
                CANDIDATES,
                (candidate, context) -> Documents.CANDIDATE.upsert(candidate).model());
    }
}
