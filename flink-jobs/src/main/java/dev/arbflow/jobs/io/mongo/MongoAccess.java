package dev.arbflow.jobs.io.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Mongo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Short calls of the document store, whose errors are one line without the password. */
public final class MongoAccess {
    private MongoAccess() {}

    /**
     * Calls the store over a connection of its own.
     *
     * @throws ConfigError if it does not answer in time, or refuses
     */
    public static <T> T use(Mongo mongo, Duration timeout, Function<MongoDatabase, T> call) {
        ConnectionString address = address(mongo);
        try (MongoClient client = MongoClients.create(settings(address, timeout))) {
            return call.apply(client.getDatabase(mongo.database()));
        } catch (MongoTimeoutException e) {
            throw unusable(address, "no answer within " + timeout.toMillis() + " ms", e);
        } catch (MongoSecurityException e) {
            throw unusable(address, "the login was refused", e);
        } catch (MongoException e) {
            throw unusable(address, e.getMessage().replaceAll("\\s+", " "), e);
        }
    }

    /** Neither the driver's message nor the cause is passed on: they may quote the password. */
    private static ConnectionString address(Mongo mongo) {
        try {
            return new ConnectionString(mongo.uri().reveal());
        } catch (IllegalArgumentException | MongoException e) {
            throw new ConfigError(
                    "MONGO_URI must be like mongodb://user:password@host:27017, with special"
                            + " characters of user and password percent-encoded");
        }
    }

    private static MongoClientSettings settings(ConnectionString address, Duration timeout) {
        int timeoutMs = Math.toIntExact(timeout.toMillis());
        return MongoClientSettings.builder()
                .applyConnectionString(address)
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(timeoutMs, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(
                        socket ->
                                socket.connectTimeout(timeoutMs, TimeUnit.MILLISECONDS)
                                        .readTimeout(timeoutMs, TimeUnit.MILLISECONDS))
                .build();
    }

    private static ConfigError unusable(ConnectionString address, String why, Exception cause) {
        List<String> hosts = address.getHosts();
        return new ConfigError(
                "cannot use MongoDB at " + String.join(",", hosts) + " (MONGO_URI): " + why, cause);
    }
}
