package dev.arbflow.jobs.io.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.config.PipelineConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;

/** Creates the indexes of the document store that are missing, and says what documents are like. */
public final class MongoSetup {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String EXPIRY = "expiry";
    // https://www.mongodb.com/docs/manual/reference/error-codes/
    private static final int INDEX_OPTIONS_CONFLICT = 85;

    private static final Map<String, Expiry> EXPIRING =
            Map.of(
                    Documents.TRADE.collection(), new Expiry("happenedAt", Mongo::keepTrades),
                    Documents.WINDOW.collection(), new Expiry("endAt", Mongo::keepTrades),
                    Documents.PAIR.collection(), new Expiry("at", Mongo::keepTrades),
                    Documents.NEIGHBOUR.collection(), new Expiry("at", Mongo::keepTrades),
                    Documents.CANDIDATE.collection(), new Expiry("at", Mongo::keepTrades),
                    Documents.LEDGER.collection(), new Expiry("startAt", Mongo::keepRefusals),
                    Documents.LEAD_LAG.collection(), new Expiry("endAt", Mongo::keepTrades),
                    Documents.REFUSAL.collection(), new Expiry("minuteAt", Mongo::keepRefusals));

    private MongoSetup() {}

    /**
     * When a collection's documents die.
     *
     * @param since name of the date from which their age counts
     * @param keep which of the settings says how old they get
     */
    private record Expiry(String since, Function<Mongo, Duration> keep) {}

    /** The collections whose documents die of age. */
    public static Set<String> expiring() {
        return EXPIRING.keySet();
    }

    /**
     * Makes sure that every index exists, that what expires does so at its configured age, and that
     * documents of another form are refused.
     *
     * @throws ConfigError in one line without the password, if the store does not answer within 10
     *     s, or refuses
     */
    public static void ensure(Mongo mongo) {
        ensure(mongo, TIMEOUT);
    }

    /**
     * The same, and notes what sort of data the store holds from now on.
     *
     * @throws ConfigError if the store does not answer, or refuses
     */
    public static void ensure(PipelineConfig.Stores stores) {
        ensure(stores.mongo());
        StoredOrigins.note(stores.mongo(), stores.origin());
    }

    public static void ensure(Mongo mongo, Duration timeout) {
        MongoAccess.use(
                mongo,
                timeout,
                database -> {
                    MongoValidators.apply(database);
                    createIndexes(database);
                    EXPIRING.forEach(
                            (name, expiry) ->
                                    expire(
                                            database,
                                            name,
                                            expiry.since(),
                                            expiry.keep().apply(mongo)));
                    return null;
                });
    }

    private static void createIndexes(MongoDatabase database) {
        database.getCollection(Documents.EPISODE.collection())
                .createIndex(Indexes.ascending("route", "openedUs"));
        database.getCollection(Documents.REFUSAL.collection())
                .createIndex(Indexes.ascending("minuteUs"));
        database.getCollection(Documents.LEDGER.collection())
                .createIndex(Indexes.ascending("route", "startUs"));
        database.getCollection(Documents.FOLLOW_UP.collection())
                .createIndex(Indexes.ascending("route", "toldUs"));
        database.getCollection(Documents.TRADE.collection())
                .createIndex(Indexes.ascending("listing", "happenedUs"));
        for (String byStart :
                List.of(
                        Documents.COVERAGE.collection(),
                        Documents.COVERAGE_ALARM.collection(),
                        Documents.COVERAGE_BALANCE.collection(),
                        Documents.RELEASE.collection())) {
            database.getCollection(byStart).createIndex(Indexes.ascending("startUs"));
        }
        for (String byEnd :
                List.of(Documents.ANOVA.collection(), Documents.LEAD_LAG.collection())) {
            database.getCollection(byEnd).createIndex(Indexes.ascending("endUs"));
        }
        database.getCollection(Documents.WINDOW.collection())
                .createIndex(Indexes.ascending("listing", "endUs"));
        for (String similar :
                List.of(
                        Documents.PAIR.collection(),
                        Documents.NEIGHBOUR.collection(),
                        Documents.CANDIDATE.collection())) {
            database.getCollection(similar).createIndex(Indexes.ascending("atUs"));
        }
    }

    private static void expire(
            MongoDatabase database, String collection, String age, Duration keep) {
        try {
            database.getCollection(collection)
                    .createIndex(
                            Indexes.ascending(age),
                            new IndexOptions()
                                    .name(EXPIRY)
                                    .expireAfter(keep.toSeconds(), TimeUnit.SECONDS));
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != INDEX_OPTIONS_CONFLICT) {
                throw e;
            }
            database.runCommand(newExpiry(collection, keep));
        }
    }

    private static Document newExpiry(String collection, Duration keep) {
        return new Document("collMod", collection)
                .append(
                        "index",
                        new Document("name", EXPIRY)
                                .append("expireAfterSeconds", keep.toSeconds()));
    }
}
