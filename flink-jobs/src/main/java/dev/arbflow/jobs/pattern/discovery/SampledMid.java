package dev.arbflow.jobs.pattern.discovery;

import dev.arbflow.market.Listing;

/**
 * The mid of a listing at a moment.
 *
 * @param listing what was sampled where
 * @param atUs the end of the step at which it was
 * @param mid between best bid and best ask, finite and positive
 */
public record SampledMid(Listing listing, long atUs, double mid) {}
