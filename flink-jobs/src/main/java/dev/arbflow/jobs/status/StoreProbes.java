package dev.arbflow.jobs.status;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Influx;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.io.StoreChecks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Whether the stores answer, and how new what they hold is. */
final class StoreProbes {
    private StoreProbes() {}

    static Readings.Answer mongo(Mongo mongo, InstantSource clock, Duration timeout) {
        try {
            Optional<Instant> newest = StoreChecks.newestTrade(mongo, timeout);
            return newest.map(at -> Readings.Answer.fine(since(at, clock)))
                    .orElseGet(Readings.Answer::fine);
        } catch (ConfigError e) {
            return Readings.Answer.broken(e.getMessage());
        }
    }

    static Readings.Answer influx(Influx influx, Duration timeout) {
        return StoreChecks.influxProblem(influx, timeout)
                .map(Readings.Answer::broken)
                .orElseGet(Readings.Answer::fine);
    }

    private static Duration since(Instant at, InstantSource clock) {
        Duration age = Duration.between(at, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }
}
