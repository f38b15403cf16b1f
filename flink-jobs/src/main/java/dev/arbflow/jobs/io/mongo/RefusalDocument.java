package dev.arbflow.jobs.io.mongo;

import dev.arbflow.market.arbitrage.Refusal;
import org.bson.Document;

/** Refusals as documents: one a route, reason and minute. */
final class RefusalDocument {
    private RefusalDocument() {}

    static Upsert upsert(Refusal refusal) {
        Document fixed =
                DocumentFields.route(refusal.route())
                        .append("reason", refusal.reason().name())
                        .append("minuteAt", DocumentFields.date(refusal.minuteUs()))
                        .append("minuteUs", refusal.minuteUs());
        Document figures =
                new Document("samples", refusal.samples())
                        .append("candidates", refusal.candidates())
                        .append("bestGrossBps", DocumentFields.finite(refusal.bestGrossBps()))
                        .append("bestNetBps", DocumentFields.finite(refusal.bestNetBps()));
        return new Upsert(
                refusal.id(), new Document("$setOnInsert", fixed).append("$set", figures));
    }
}
