package dev.arbflow.sandbox.sim;

import dev.arbflow.market.Venue;

/**
 * How a simulated venue differs from the others, as far as its market is concerned.
 *
 * @param venue which
 * @param steps in which it prints prices
 * @param network its clock and distance
 * @param checksums whether its books carry a checksum that can be spoiled
 */
public record VenueTraits(
        Venue venue, PriceSteps steps, NetworkProfile network, boolean checksums) {}
