package dev.arbflow.sandbox.sim;

import java.util.List;

/**
 * What happened on one listing at one moment.
 *
 * @param modelUs model time in microseconds since the start of the model
 * @param before the book until then
 * @param after the book from then on
 * @param trades executed at that moment, in their order; often none
 */
public record BookStep(long modelUs, BookState before, BookState after, List<SimTrade> trades) {

    /** Keeps its own copy of the trades. */
    public BookStep {
        trades = List.copyOf(trades);
    }

    /** What and where. */
    public Instrument instrument() {
        return after.instrument();
    }
}
