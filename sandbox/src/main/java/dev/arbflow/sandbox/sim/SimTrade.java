package dev.arbflow.sandbox.sim;

import dev.arbflow.market.Side;

/**
 * A simulated execution.
 *
 * @param instrument what was traded where
 * @param number counts the trades of the listing from 1
 * @param venueNumber counts the trades of the venue over all its markets from 1
 * @param takerSide the aggressor's side
 * @param price in the units of the instrument
 * @param quantity in units of 10<sup>-8</sup> base
 */
public record SimTrade(
        Instrument instrument,
        long number,
        long venueNumber,
        Side takerSide,
        long price,
        long quantity) {}
