package dev.arbflow.jobs.io.mongo;

import dev.arbflow.jobs.privacy.PublishedTrade;
import dev.arbflow.market.Times;
import org.bson.Document;

/** Trades as documents: written once under their pseudonym, never changed. */
final class TradeDocument {
    private TradeDocument() {}

    static Upsert upsert(PublishedTrade trade) {
        Times times = trade.times();
        Document fields =
                new Document("feed", trade.feed().name())
                        .append("listing", trade.listing().code())
                        .append("venue", trade.listing().venue().name())
                        .append("market", trade.listing().market().code())
                        .append("takerSide", trade.takerSide().name())
                        .append("price", trade.price())
                        .append("quantity", trade.quantity())
                        .append("happenedAt", DocumentFields.date(times.happenedUs()))
                        .append("happenedUs", times.happenedUs())
                        .append("exchangeUs", exchangeUs(times))
                        .append("correctionUs", times.correctionUs())
                        .append("receiveUs", times.receiveUs())
                        .append("ingestUs", times.ingestUs());
        return new Upsert(trade.pseudonym(), new Document("$setOnInsert", fields));
    }

    private static Long exchangeUs(Times times) {
        return times.exchangeUs() == Times.UNKNOWN ? null : times.exchangeUs();
    }
}
