package dev.arbflow.jobs.privacy;

import dev.arbflow.jobs.config.Privacy;
import dev.arbflow.jobs.config.Releases;
import dev.arbflow.jobs.config.Secret;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/** Settings that the tests of releases share: a window of a minute, a budget of an hour. */
final class ReleaseSamples {
    static final String TAPE = "KRAKEN|KRAKEN|BTC/USD";
    static final String KEY = "a key of sixteen bytes or more";

    private ReleaseSamples() {}

    static Releases settings(String epsilon, String budget) {
        return settings(KEY, epsilon, budget);
    }

    static Releases settings(String key, String epsilon, String budget) {
        return new Releases(
                new Privacy(new Secret(key), Duration.ofHours(1)),
                Duration.ofMinutes(1),
                new BigDecimal(epsilon),
                new BigDecimal(budget),
                Map.of(TAPE, new BigDecimal("0.5")));
    }
}
