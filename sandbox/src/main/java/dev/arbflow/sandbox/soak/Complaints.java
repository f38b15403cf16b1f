package dev.arbflow.sandbox.soak;

import java.time.Duration;

/**
 * Takes what is not as it must be.
 *
 * @param <T> what it is about
 */
@FunctionalInterface
interface Complaints<T> {

    /**
     * Something is wrong.
     *
     * @param who what it is about
     * @param when it happened, counted from the start
     * @param what for a person, with its figures
     */
    void about(T who, Duration when, String what);
}
