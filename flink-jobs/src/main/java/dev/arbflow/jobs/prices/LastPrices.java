package dev.arbflow.jobs.prices;

/**
 * The newest prices of one venue in a window; {@link Double#NaN} where there is none.
 *
 * @param buy newest price at which a taker bought
 * @param sell newest price at which a taker sold
 */
record LastPrices(double buy, double sell) {}
