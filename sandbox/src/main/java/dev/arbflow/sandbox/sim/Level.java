package dev.arbflow.sandbox.sim;

/**
 * One price of a simulated book.
 *
 * @param price in the units of the {@link Instrument}
 * @param quantity in units of 10<sup>-8</sup> base; zero where a change deletes the price
 */
public record Level(long price, long quantity) {}
