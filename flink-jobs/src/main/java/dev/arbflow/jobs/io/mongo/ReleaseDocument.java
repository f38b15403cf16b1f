package dev.arbflow.jobs.io.mongo;

import dev.arbflow.market.coverage.RefusedRelease;
import dev.arbflow.market.coverage.Release;
import org.bson.Document;

/**
 * Releases and refused ones as documents, in one collection: what was told first about a window is
 * never replaced.
 */
public final class ReleaseDocument {
    private ReleaseDocument() {}

    public static Upsert upsert(Release release) {
        return new Upsert(
                release.id(),
                once(
                        CoverageDocument.tape(release.tape(), release.startUs(), release.endUs())
                                .append("outcome", "RELEASED")
                                .append("trades", release.trades())
                                .append("volume", release.volume())
                                .append("clip", release.clip())
                                .append("epsilon", release.epsilon())
                                .append("spent", release.spent())
                                .append("budget", release.budget())));
    }

    public static Upsert upsert(RefusedRelease refused) {
        return new Upsert(
                refused.id(),
                once(
                        CoverageDocument.tape(refused.tape(), refused.startUs(), refused.endUs())
                                .append("outcome", "BUDGET_SPENT")
                                .append("epsilon", refused.epsilon())
                                .append("spent", refused.spent())
                                .append("budget", refused.budget())));
    }

    private static Document once(Document fields) {
        return new Document("$setOnInsert", fields);
    }
}
