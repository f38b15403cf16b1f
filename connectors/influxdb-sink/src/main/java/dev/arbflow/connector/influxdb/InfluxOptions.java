package dev.arbflow.connector.influxdb;

import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where and how the sink writes.
 *
 * @param url address of the server without path, {@code http} or {@code https}
 * @param token secret with write permission for the bucket; in no message and no {@link #toString}
 * @param org organisation that owns the bucket
 * @param bucket must exist
 * @param batchSize points a request, 1 to 100 000; a record's points are never parted for it
 * @param flushInterval longest time a point waits for its batch to fill
 * @param firstBackoff wait before the first retry; doubles with each further one
 * @param longestBackoff upper bound of that, unless the server asks for a longer wait
 * @param requestTimeout for one request as a whole; also how long a cancellation may have to wait
 * @param onRejected what becomes of a point the store will never take
 * @param trustedCertificates path, on the machines that write, of a PEM file with the certificates
 *     to trust instead of the JVM's; null for the JVM's
 */
public record InfluxOptions(
        String url,
        String token,
        String org,
        String bucket,
        int batchSize,
        Duration flushInterval,
        Duration firstBackoff,
        Duration longestBackoff,
        Duration requestTimeout,
        OnRejected onRejected,
        String trustedCertificates)
        implements Serializable {

    private static final int MAX_BATCH = 100_000;
    private static final Pattern HEADER_TEXT = Pattern.compile("[!-~]+");

    /** Checks every value; the message names the one at fault, and never the token. */
    public InfluxOptions {
        check(isServerAddress(url), "url must be like http://host:8086, without user or path");
        check(
                token != null && HEADER_TEXT.matcher(token).matches(),
                "token must be set, in printable ASCII without blanks");
        check(org != null && !org.isBlank(), "org must not be blank");
        check(bucket != null && !bucket.isBlank(), "bucket must not be blank");
        check(
                batchSize > 0 && batchSize <= MAX_BATCH,
                "batchSize must be 1 to " + MAX_BATCH + ", not " + batchSize);
        check(isPositive(flushInterval), "flushInterval must be at least 1 ms");
        check(isPositive(firstBackoff), "firstBackoff must be at least 1 ms");
        check(
                longestBackoff != null && longestBackoff.compareTo(firstBackoff) >= 0,
                "longestBackoff must not be shorter than firstBackoff");
        check(isPositive(requestTimeout), "requestTimeout must be at least 1 ms");
        check(onRejected != null, "onRejected must be set");
    }

    /** Options to be refined; unset ones have the defaults of the module's README. */
    public static Builder to(String url, String token, String org, String bucket) {
        return new Builder(url, token, org, bucket);
    }

    @Override
    public String toString() {
        return "InfluxDB at " + url + ", org " + org + ", bucket " + bucket;
    }

    private static boolean isServerAddress(String url) {
        try {
            URI uri = URI.create(url == null ? "" : url);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return http
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getPath().matches("/?");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isPositive(Duration duration) {
        return duration != null && duration.toMillis() > 0;
    }

    private static void check(boolean valid, String message) {
        if (!valid) {
            throw new IllegalArgumentException("InfluxDB sink: " + message);
        }
    }

    /** Gathers options, with defaults for all but the address. */
    public static final class Builder {

        private final String url;
        private final String token;
        private final String org;
        private final String bucket;
        private int batchSize = 5_000;
        private Duration flushInterval = Duration.ofSeconds(1);
        private Duration firstBackoff = Duration.ofMillis(100);
        private Duration longestBackoff = Duration.ofSeconds(30);
        private Duration requestTimeout = Duration.ofSeconds(10);
        private OnRejected onRejected = OnRejected.FAIL;
        private String trustedCertificates;

        private Builder(String url, String token, String org, String bucket) {
            this.url = url;
            this.token = token;
            this.org = org;
            this.bucket = bucket;
        }

        /** Sends so many points a request, or fewer once the oldest has waited so long. */
        public Builder batches(int size, Duration interval) {
            batchSize = size;
            flushInterval = interval;
            return this;
        }

        /** Waits so long before the first retry, and at most so long before any. */
        public Builder backoff(Duration first, Duration longest) {
            firstBackoff = first;
            longestBackoff = longest;
            return this;
        }

        /** Gives up a request, to try it again, after so long. */
        public Builder requestTimeout(Duration timeout) {
            requestTimeout = timeout;
            return this;
        }

        /** Says what becomes of a point the store will never take. */
        public Builder onRejected(OnRejected fate) {
            onRejected = fate;
            return this;
        }

        /** Trusts only the certificates in this PEM file instead of the JVM's. */
        public Builder trustedCertificates(Path pem) {
            trustedCertificates = pem.toString();
            return this;
        }

        /**
         * The checked options.
         *
         * @throws IllegalArgumentException naming the first value that cannot be used
         */
        public InfluxOptions build() {
            return new InfluxOptions(
                    url,
                    token,
                    org,
                    bucket,
                    batchSize,
                    flushInterval,
                    firstBackoff,
                    longestBackoff,
                    requestTimeout,
                    onRejected,
                    trustedCertificates);
        }
    }
}
