package dev.arbflow.connector.influxdb;

/** What becomes of a point that the store will never take, for instance because of a type clash. */
public enum OnRejected {
    /** The job fails with the store's message: a clash of schemas is a bug to repair. */
    FAIL,
    /** The point is counted, its reason logged once, and the job goes on without it. */
    COUNT
}
