package dev.arbflow.jobs.io;

import java.util.List;
import java.util.Locale;

/** What researchers of one's own house can have: exact data, not to be published. */
public enum ExportTable {
    /** Episodes with the clusters of both legs and the most similar earlier ones. */
    EPISODES(ExportShapes.EPISODES),
    /** What looked good and was refused, by route, reason and minute. */
    REFUSALS(ExportShapes.REFUSALS),
    /** How listings behaved, with cluster. */
    WINDOWS(ExportShapes.WINDOWS),
    /** Centroids, a row each of every version of the clustering. */
    CLUSTERS(ExportShapes.CLUSTERS),
    /** Listings that moved alike. */
    PAIRS(ExportShapes.PAIRS),
    /** Such pairs whose mids differ by more than both fees. */
    PATTERN_CANDIDATES(ExportShapes.CANDIDATES);

    private final ExportShape shape;

    ExportTable(ExportShape shape) {
        this.shape = shape;
    }

    /** The headings. */
    public List<String> columns() {
        return shape.names();
    }

    /** The name of its file, without ending. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    ExportShape shape() {
        return shape;
    }
}
