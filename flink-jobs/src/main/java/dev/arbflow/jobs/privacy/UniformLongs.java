package dev.arbflow.jobs.privacy;

/** A source of random numbers without bias. */
interface UniformLongs {

    /**
     * A number that is equally likely to be any from 0 to just below a bound.
     *
     * @param bound above 0
     */
    long below(long bound);
}
