package dev.arbflow.jobs.io;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.arbflow.connector.influxdb.InfluxPing;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Influx;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.io.influx.InfluxPoints;
import dev.arbflow.jobs.io.mongo.Documents;
import dev.arbflow.jobs.io.mongo.MongoAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;

/** Whether the stores answer, for people who look after them. */
public final class StoreChecks {
    private static final String HAPPENED_AT = "happenedAt";

    private StoreChecks() {}

    /**
     * When the newest published trade happened; empty if there is none.
     *
     * @throws ConfigError in one line without the password, if the store does not answer in time
     */
    public static Optional<Instant> newestTrade(Mongo mongo, Duration timeout) {
        return MongoAccess.use(
                mongo,
                timeout,
                database ->
                        Optional.ofNullable(
                                        database.getCollection(Documents.TRADE.collection())
                                                .find()
                                                .sort(Sorts.descending(HAPPENED_AT))
                                                .projection(Projections.include(HAPPENED_AT))
                                                .first())
                                .map((Document trade) -> trade.getDate(HAPPENED_AT).toInstant()));
    }

    /** What is wrong with the store of measurements, in one line; empty if it answers in time. */
    public static Optional<String> influxProblem(Influx influx, Duration timeout) {
        return InfluxPing.problem(InfluxPoints.options(influx).requestTimeout(timeout).build());
    }
}
