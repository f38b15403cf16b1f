package dev.arbflow.jobs.io.mongo.read;

import java.util.List;
import java.util.Locale;

/** What researchers of one's own house can have: exact data, not to be published. */
public enum ExportTable {
    /** Episodes with the clusters of both legs and the most similar earlier ones. */
    EPISODES,
    /** What was left of each episode within a second of being told. */
    FOLLOW_UPS,
    /** What the paper account made of each day, by quote asset. */
    PAPER_DAYS,
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
    /** How much of the price each of two venues made, by pair and hour. */
    PRICE_DISCOVERY,
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
            case PAPER_DAYS -> ExportShapes.PAPER_DAYS;
            case CYCLE_EPISODES -> ExportShapes.CYCLES;
            case REFUSALS -> ExportShapes.REFUSALS;
            case WINDOWS -> ExportShapes.WINDOWS;
            case CLUSTERS -> ExportShapes.CLUSTERS;
            case PAIRS -> ExportShapes.PAIRS;
            case PATTERN_CANDIDATES -> ExportShapes.CANDIDATES;
            case DISCORDS -> ExportShapes.DISCORDS;
            case LEAD_LAG -> ExportShapes.LEAD_LAG;
            case PRICE_DISCOVERY -> ExportShapes.DISCOVERY;
            case SUSPECT_ACTIVITY -> ExportShapes.SUSPECTS;
        };
    }
}
