package dev.arbflow.jobs.config;

import java.time.Duration;

/**
 * The document store.
 *
 * @param uri connection string; may hold a password
 * @param database name of the database
 * @param flushEvery longest time a document waits for others to be written with
 * @param keepTrades age at which published trades and windows are deleted
 * @param keepRefusals age at which candidates and counts of refusals are deleted
 */
public record Mongo(
        Secret uri,
        String database,
        Duration flushEvery,
        Duration keepTrades,
        Duration keepRefusals) {

    /**
     * @throws IllegalArgumentException if a duration is not positive
     */
    public Mongo {
        Positive.check(flushEvery, "mongo-flush-ms");
        Positive.check(keepTrades, "mongo-trades-keep-days");
        Positive.check(keepRefusals, "mongo-refusals-keep-days");
    }
}
