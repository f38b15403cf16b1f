package dev.arbflow.sandbox.run;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.io.StoreChecks;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.jobs.io.mongo.MongoSetup;
import java.time.Duration;

/** Asks the servers that a person has given whether they can be used, before others are started. */
final class GivenServers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private GivenServers() {}

    /**
     * @throws ConfigError in one line without a password, if one of them does not answer or refuses
     */
    static void check(RunSettings settings) {
        PipelineConfig config = settings.read();
        if (settings.origin(Part.KAFKA).isPresent()) {
            TopicSetup.ensure(config.kafka());
        }
        if (settings.origin(Part.MONGO).isPresent()) {
            MongoSetup.ensure(config.stores().mongo());
        }
        if (settings.origin(Part.INFLUX).isPresent()) {
            StoreChecks.influxProblem(config.stores().influx(), PATIENCE)
                    .ifPresent(
                            problem -> {
                                throw new ConfigError("INFLUX_URL: " + problem);
                            });
        }
    }
}
