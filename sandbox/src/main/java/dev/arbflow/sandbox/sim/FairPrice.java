package dev.arbflow.sandbox.sim;

/** The price that all venues of a market follow. */
interface FairPrice {
    /** The price at a model time that is not before the last one asked for. */
    double at(long modelUs);
}
