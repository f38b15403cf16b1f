package dev.arbflow.market.trade;

import dev.arbflow.market.Route;

/**
 * How far two venues' trade prices lay apart in one window; a hint, never executable.
 *
 * <p>All that a feed without order books allows: nobody knows for which size, or whether the quotes
 * still stood.
 *
 * @param route which way
 * @param startUs start of the window, inclusive
 * @param endUs end of the window, exclusive
 * @param differenceBps last sale on the selling venue over last purchase on the buying venue, in
 *     basis points before fees
 */
public record IndicativeSpread(Route route, long startUs, long endUs, double differenceBps) {}
