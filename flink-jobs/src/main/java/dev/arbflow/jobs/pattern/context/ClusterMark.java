package dev.arbflow.jobs.pattern.context;

import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.ClusteredWindow;

/**
 * How a listing behaved until a moment.
 *
 * @param listing what behaved so, and where
 * @param endUs end of the window that says so
 * @param modelVersion version of the centroids
 * @param cluster label of the nearest one
 * @param features standardised, one a {@link dev.arbflow.market.behaviour.Feature}
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention, like Ladder
public record ClusterMark(
        Listing listing, long endUs, long modelVersion, int cluster, double[] features) {

    static ClusterMark of(ClusteredWindow clustered) {
        return new ClusterMark(
                clustered.window().listing(),
                clustered.window().endUs(),
                clustered.modelVersion(),
                clustered.cluster(),
                clustered.window().standardised());
    }
}
