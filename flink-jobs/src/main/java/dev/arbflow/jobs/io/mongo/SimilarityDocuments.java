package dev.arbflow.jobs.io.mongo;

import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.PatternCandidate;
import dev.arbflow.market.behaviour.SimilarPair;
import dev.arbflow.market.behaviour.WindowRef;
import org.bson.Document;

/**
 * Similar pairs, neighbours and pattern candidates as documents: each is written whole, so a replay
 * leaves it as it was.
 */
public final class SimilarityDocuments {
    private SimilarityDocuments() {}

    public static Upsert pair(SimilarPair pair) {
        return whole(
                pair.id(),
                new Document("at", DocumentFields.date(pair.second().endUs()))
                        .append("atUs", pair.second().endUs())
                        .append("lagUs", pair.lagUs())
                        .append("distance", pair.distance())
                        .append("correlation", pair.correlation())
                        .append("sameMarket", isOfOneMarket(pair))
                        .append("first", window(pair.first()))
                        .append("second", window(pair.second())));
    }

    public static Upsert neighbour(Neighbour neighbour) {
        WindowRef query = neighbour.query();
        Integer followedBy =
                neighbour.followedBy() == Neighbour.UNKNOWN ? null : neighbour.followedBy();
        return whole(
                neighbour.id(),
                new Document("at", DocumentFields.date(query.endUs()))
                        .append("atUs", query.endUs())
                        .append("market", query.listing().market().code())
                        .append("rank", neighbour.rank())
                        .append("agoMs", neighbour.agoUs() / 1e3)
                        .append("distance", neighbour.distance())
                        .append("correlation", neighbour.correlation())
                        .append("followedBy", followedBy)
                        .append("query", window(query))
                        .append("earlier", window(neighbour.earlier())));
    }

    public static Upsert candidate(PatternCandidate candidate) {
        return whole(
                candidate.id(),
                DocumentFields.route(candidate.route())
                        .append("at", DocumentFields.date(candidate.timeUs()))
                        .append("atUs", candidate.timeUs())
                        .append("agoUs", candidate.agoUs())
                        .append("grossBps", candidate.grossBps())
                        .append("breakEvenBps", candidate.breakEvenBps())
                        .append("distance", candidate.pair().distance())
                        .append("correlation", candidate.pair().correlation())
                        .append("feeVersion", candidate.feeVersion())
                        .append("buyWindow", window(candidate.buy()))
                        .append("sellWindow", window(candidate.sell())));
    }

    private static boolean isOfOneMarket(SimilarPair pair) {
        return pair.first().listing().market().equals(pair.second().listing().market());
    }

    private static Document window(WindowRef window) {
        return new Document("listing", window.listing().code())
                .append("startUs", window.startUs())
                .append("endUs", window.endUs())
                .append("modelVersion", window.modelVersion())
                .append("cluster", window.cluster())
                .append("lastMid", DocumentFields.finite(window.lastMid()));
    }

    private static Upsert whole(String id, Document fields) {
        return new Upsert(id, new Document("$set", fields));
    }
}
