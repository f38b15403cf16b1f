package dev.arbflow.market.behaviour;

/**
 * A window and the group of behaviour that it belongs to.
 *
 * @param window what was observed
 * @param modelVersion version of the centroids, counting from 1
 * @param cluster stable label of the nearest centroid, 0 or greater
 * @param distance Euclidean distance to it in standardised units
 */
public record ClusteredWindow(
        FeatureWindow window, long modelVersion, int cluster, double distance) {}
