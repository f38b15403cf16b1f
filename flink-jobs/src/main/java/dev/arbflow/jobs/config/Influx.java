package dev.arbflow.jobs.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The store of measurements.
 *
 * @param url address without a path
 * @param token may write to the bucket
 * @param org owner of the bucket
 * @param bucket where points go
 * @param flushEvery longest time a point waits for others to be written with
 * @param caFile PEM file with the certificates to trust instead of the JVM's, at the same path on
 *     every machine
 */
public record Influx(
        String url,
        Secret token,
        String org,
        String bucket,
        Duration flushEvery,
        Optional<Path> caFile) {

    /**
     * @throws IllegalArgumentException if the duration is not positive
     */
    public Influx {
        Positive.check(flushEvery, "influx-flush-ms");
    }
}
