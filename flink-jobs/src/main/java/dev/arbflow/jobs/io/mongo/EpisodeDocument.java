package dev.arbflow.jobs.io.mongo;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Episode;
import org.bson.Document;

/**
 * Episodes as documents: what never changes on top, all else below {@code state}.
 *
 * <p>{@code $max} compares sub-documents by their first field first, so {@code state} with {@code
 * revision} at its head is replaced as a whole by a later revision only, in one atomic operation.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/">order of
 *     BSON values</a>
 */
final class EpisodeDocument {
    private EpisodeDocument() {}

    /** The write that leaves a later revision alone. */
    static Upsert upsert(Episode episode) {
        return new Upsert(
                episode.id(),
                new Document("$setOnInsert", fixed(episode.route(), episode.openedUs()))
                        .append("$max", new Document("state", state(episode))));
    }

    /** What is known of it from its opening on. */
    static Document fixed(Route route, long openedUs) {
        return DocumentFields.route(route)
                .append("openedAt", DocumentFields.date(openedUs))
                .append("openedUs", openedUs);
    }

    private static Document state(Episode episode) {
        return new Document("revision", (long) episode.revision())
                .append("open", episode.isOpen())
                .append("closeReason", episode.isOpen() ? null : episode.closeReason().name())
                .append("detectedAt", DocumentFields.date(episode.detectedUs()))
                .append("detectedUs", episode.detectedUs())
                .append("lastAt", DocumentFields.date(episode.lastUs()))
                .append("lastUs", episode.lastUs())
                .append("lifetimeMs", episode.lifetimeUs() / 1e3)
                .append("net", net(episode.net()))
                .append("peak", peak(episode.peak()))
                .append("samples", episode.samples())
                .append("maxLegAgeUs", episode.maxLegAgeUs())
                .append("maxSkewUs", episode.maxSkewUs())
                .append("feeVersion", episode.feeVersion())
                .append("ruleVersion", episode.ruleVersion())
                .append("emittedAt", DocumentFields.date(episode.emittedUs()))
                .append("emittedUs", episode.emittedUs());
    }

    private static Document net(Episode.NetEdge net) {
        return new Document("openBps", net.openBps())
                .append("meanBps", net.meanBps())
                .append("peakBps", net.peakBps())
                .append("lastBps", net.lastBps());
    }

    private static Document peak(Episode.Peak peak) {
        return new Document("quantity", DocumentFields.decimal(peak.quantity()))
                .append("cost", DocumentFields.decimal(peak.cost()))
                .append("profit", DocumentFields.decimal(peak.profit()))
                .append("buyPrice", peak.buyPrice())
                .append("sellPrice", peak.sellPrice())
                .append("exhausted", peak.exhausted());
    }
}
