package dev.arbflow.connector.influxdb;

import com.influxdb.exceptions.InfluxException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * How one attempt to write ended.
 *
 * @param reason what the server or the network said, in one bounded line; empty after a success
 * @param retryAfter how long the server asks us to wait; zero if it does not
 */
record WriteResult(WriteOutcome outcome, String reason, Duration retryAfter) {

    static final WriteResult WRITTEN = new WriteResult(WriteOutcome.WRITTEN, "", Duration.ZERO);

    private static final int MAX_REASON_LENGTH = 500;
    private static final Duration MAX_WAIT = Duration.ofMinutes(10);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    static WriteResult of(InfluxException failure) {
        if (isCertificate(failure.getCause())) {
            return new WriteResult(
                    WriteOutcome.FAIL_JOB,
                    "its certificate is not trusted: " + oneLine(failure.getMessage()),
                    Duration.ZERO);
        }
        return new WriteResult(
                WriteOutcome.of(failure.status()), reason(failure), retryAfter(failure));
    }

    /** Of nobody we trust, or for another name; unlike a server that hangs up, it will not pass. */
    private static boolean isCertificate(Throwable cause) {
        return cause instanceof SSLPeerUnverifiedException
                || (cause instanceof SSLHandshakeException
                        && cause.getCause() instanceof CertificateException);
    }

    private static String oneLine(String text) {
        String line = BLANKS.matcher(text).replaceAll(" ").strip();
        return line.substring(0, Math.min(line.length(), MAX_REASON_LENGTH));
    }

    private static String reason(InfluxException failure) {
        Object said = failure.errorBody().getOrDefault("message", failure.getMessage());
        String bounded = oneLine(said == null ? "" : said.toString());
        return failure.status() == WriteOutcome.NO_ANSWER
                ? bounded
                : ("status " + failure.status() + " " + bounded).strip();
    }

    /** The header in seconds, as InfluxDB sends it, bounded so that no mistake parks a job. */
    private static Duration retryAfter(InfluxException failure) {
        String value = failure.headers().getOrDefault("Retry-After", "");
        if (!SECONDS.matcher(value).matches()) {
            return Duration.ZERO;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(value));
        return asked.compareTo(MAX_WAIT) < 0 ? asked : MAX_WAIT;
    }
}
