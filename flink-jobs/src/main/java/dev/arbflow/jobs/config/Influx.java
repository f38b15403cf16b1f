package dev.arbflow.jobs.config;

import java.time.Duration;

/**
 * The store of measurements.
 *
 * @param url address without a path
 * @param token may write to the bucket
 * @param org owner of the bucket
 * @param bucket where points go
 * @param flushEvery longest time a point waits for others to be written with
 */
public record Influx(String url, Secret token, String org, String bucket, Duration flushEvery) {

    /**
     * @throws IllegalArgumentException if the duration is not positive
     */
    public Influx {
        Positive.check(flushEvery, "influx-flush-ms");
    }
}
