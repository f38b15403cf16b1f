package dev.arbflow.jobs.config;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * How the ids of published trades are made.
 *
 * @param masterKey every period's key is derived from it, so a replay of any age gives the same ids
 * @param period event time after which ids use the next key
 */
public record Privacy(Secret masterKey, Duration period) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Shortest key worth the name, in bytes. */
    public static final int MIN_KEY_LENGTH = 16;

    /**
     * @throws IllegalArgumentException if the key is too short or the period is not positive
     */
    public Privacy {
        if (masterKey.reveal().getBytes(StandardCharsets.UTF_8).length < MIN_KEY_LENGTH) {
            throw new IllegalArgumentException(
                    "PSEUDONYM_KEY must be at least " + MIN_KEY_LENGTH + " bytes long");
        }
        Positive.check(period, "pseudonym-period-hours");
    }
}
