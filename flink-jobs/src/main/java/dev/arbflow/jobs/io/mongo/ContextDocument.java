package dev.arbflow.jobs.io.mongo;

import dev.arbflow.jobs.pattern.context.ClusterMark;
import dev.arbflow.jobs.pattern.context.ClusteredTrade;
import dev.arbflow.jobs.pattern.context.EpisodeContext;
import dev.arbflow.jobs.pattern.context.SimilarEpisode;
import java.util.Arrays;
import org.bson.Document;

/**
 * The behaviour in which trades and episodes happened, as fields of their own documents.
 *
 * <p>Two jobs write these documents. Each writes the fields that never change besides its own, so
 * that whoever comes first leaves nothing out.
 */
final class ContextDocument {
    private ContextDocument() {}

    static Upsert upsert(ClusteredTrade clustered) {
        Upsert trade = TradeDocument.upsert(clustered.trade());
        return with(
                trade,
                new Document("cluster", clustered.cluster())
                        .append("modelVersion", clustered.modelVersion()));
    }

    static Upsert upsert(EpisodeContext context) {
        Upsert fixed =
                new Upsert(
                        context.episodeId(),
                        new Document(
                                "$setOnInsert",
                                EpisodeDocument.fixed(context.route(), context.openedUs())));
        return with(
                fixed,
                new Document(
                        "patterns",
                        new Document("buy", leg(context.buy()))
                                .append("sell", leg(context.sell()))
                                .append(
                                        "similar",
                                        Arrays.stream(context.similar())
                                                .map(ContextDocument::similar)
                                                .toList())));
    }

    private static Upsert with(Upsert upsert, Document fields) {
        return new Upsert(upsert.id(), new Document(upsert.update()).append("$set", fields));
    }

    private static Document leg(ClusterMark mark) {
        return mark == null
                ? null
                : new Document("cluster", mark.cluster())
                        .append("modelVersion", mark.modelVersion())
                        .append("windowEndUs", mark.endUs());
    }

    private static Document similar(SimilarEpisode episode) {
        return new Document("id", episode.id())
                .append("distance", episode.distance())
                .append("closeReason", episode.closeReason().name())
                .append("lifetimeMs", episode.lifetimeUs() / 1e3)
                .append("netBpsPeak", episode.peakBps())
                .append("profit", episode.profit());
    }
}
