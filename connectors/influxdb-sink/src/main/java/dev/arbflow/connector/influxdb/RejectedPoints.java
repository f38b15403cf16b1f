package dev.arbflow.connector.influxdb;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deals with points that the store will never take: counts them, and fails the job or goes on. */
final class RejectedPoints {

    private static final Logger LOG = LoggerFactory.getLogger(RejectedPoints.class);
    private static final int MAX_REASONS = 100;

    /** Quoted input and numbers, by which messages of one reason differ. */
    private static final Pattern PARTICULARS = Pattern.compile("'[^']*'|[0-9]+");

    private final OnRejected fate;
    private final SinkMetrics metrics;
    private final Set<String> loggedReasons = new HashSet<>();

    RejectedPoints(OnRejected fate, SinkMetrics metrics) {
        this.fate = fate;
        this.metrics = metrics;
    }

    /**
     * Takes note of one.
     *
     * @param point says which, for the log
     * @throws IOException with point and reason, if such points fail the job
     */
    void add(String point, String reason) throws IOException {
        metrics.rejected();
        String message = "rejected " + point + ": " + reason;
        if (fate == OnRejected.FAIL) {
            throw new IOException(message);
        }
        if (isNew(message)) {
            LOG.error("{} (further ones like it are only counted)", message);
        }
    }

    private boolean isNew(String message) {
        return loggedReasons.size() < MAX_REASONS
                && loggedReasons.add(PARTICULARS.matcher(message).replaceAll("?"));
    }
}
