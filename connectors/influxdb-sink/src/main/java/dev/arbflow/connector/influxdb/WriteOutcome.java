package dev.arbflow.connector.influxdb;

/**
 * What the answer to a write means for us.
 *
 * @see <a href="https://docs.influxdata.com/influxdb/v2/write-data/troubleshoot/">the status codes
 *     of a write</a>
 */
enum WriteOutcome {
    /** The store has every point. */
    WRITTEN,
    /** The same bytes may pass later. */
    RETRY,
    /** Some of the points, or only their number, is at fault: smaller batches tell which. */
    SPLIT,
    /** No retry and no other batch will help. */
    FAIL_JOB;

    static final int NO_ANSWER = 0;

    static WriteOutcome of(int status) {
        return switch (status) {
            case NO_ANSWER -> RETRY; // refused, reset, timed out: the server is down or far
            case 408, 429 -> RETRY; // too slow, too often
            case 400, 422 -> SPLIT; // unreadable line, type clash, outside retention
            case 413 -> SPLIT; // body too large
            default -> ofClass(status / 100); // among them 401, 403, 404: token, permission, bucket
        };
    }

    private static WriteOutcome ofClass(int hundreds) {
        return switch (hundreds) {
            case 2 -> WRITTEN;
            case 5 -> RETRY;
            default -> FAIL_JOB;
        };
    }
}
