package dev.arbflow.jobs.pattern.context;

import dev.arbflow.jobs.privacy.PublishedTrade;

/**
 * A trade and how its listing behaved before it.
 *
 * @param trade under its pseudonym
 * @param modelVersion version of the centroids
 * @param cluster label of the newest window that had ended when it happened
 */
public record ClusteredTrade(PublishedTrade trade, long modelVersion, int cluster) {}
