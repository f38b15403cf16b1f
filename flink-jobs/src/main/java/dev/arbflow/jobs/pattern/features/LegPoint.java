package dev.arbflow.jobs.pattern.features;

import dev.arbflow.market.Listing;

/**
 * What became known about one listing's book: its newest state, or only that it is still alive.
 *
 * @param listing whose book
 * @param receiveUs our clock when it became known; the event time
 * @param aliveUs newest moment for which the listing's connection is proven alive
 * @param touch the new state; null if it has not changed
 */
public record LegPoint(Listing listing, long receiveUs, long aliveUs, Touch touch) {}
