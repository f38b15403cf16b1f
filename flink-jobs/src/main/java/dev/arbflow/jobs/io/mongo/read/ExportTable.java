package dev.arbflow.jobs.io.mongo.read;

import java.util.List;
import java.util.Locale;

/** What researchers of one's own house can have: exact data, not to be published. */
public enum ExportTable {
    /** Episodes with the clusters of both legs and the most similar earlier ones. */
    EPISODES,
    /** What was left of each episode within a second of being told. */
    FOLLOW_UPS,
    /** Episodes of cycles. */
    CYCLE_EPISODES,
    /** What looked good and was refused, by route, reason and minute. */
    REFUSALS,
    /** How listings behaved, with cluster. */
    WINDOWS,
    /** Centroids, a row each of every version of the clustering. */
    CLUSTERS,
    /** Listings that moved alike. */
    PAIRS,
    /** Such pairs whose mids differ by more than both fees. */
    PATTERN_CANDIDATES,
    /** When a market moved as never before. */
    DISCORDS,
    /** Which venue moved first, by pair and minute. */
    LEAD_LAG,
    /** What looked like manipulation. */
    SUSPECT_ACTIVITY;

    /** The headings. */
    public List<String> columns() {
        return shape().names();
    }

    /** The name of its file, without ending. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    ExportShape shape() {
        return switch (this) {
            case EPISODES -> ExportShapes.EPISODES;
            case FOLLOW_UPS -> ExportShapes.FOLLOW_UPS;
            case CYCLE_EPISODES -> ExportShapes.CYCLES;
            case REFUSALS -> ExportShapes.REFUSALS;
            case WINDOWS -> ExportShapes.WINDOWS;
            case CLUSTERS -> ExportShapes.CLUSTERS;
            case PAIRS -> ExportShapes.PAIRS;
            case PATTERN_CANDIDATES -> ExportShapes.CANDIDATES;
            case DISCORDS -> ExportShapes.DISCORDS;
            case LEAD_LAG -> ExportShapes.LEAD_LAG;
            case SUSPECT_ACTIVITY -> ExportShapes.SUSPECTS;
        };
    }
}
