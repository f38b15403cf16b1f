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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the indexes of the document store that are missing, and says what documents are like. */
public final class MongoSetup {
    private static final Logger LOG = LoggerFactory.getLogger(MongoSetup.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String EXPIRY = "expiry";
    // https://www.mongodb.com/docs/manual/reference/error-codes/
    private static final int INDEX_OPTIONS_CONFLICT = 85;

    private static final Map<String, Expiry> EXPIRING =
            Map.ofEntries(
                    dying(Documents.TRADE, "happenedAt", Mongo::keepTrades),
                    dying(Documents.CLUSTERED_TRADE, "happenedAt", Mongo::keepTrades),
                    dying(Documents.WINDOW, "endAt", Mongo::keepTrades),
                    dying(Documents.PAIR, "at", Mongo::keepTrades),
                    dying(Documents.NEIGHBOUR, "at", Mongo::keepTrades),
                    dying(Documents.CANDIDATE, "at", Mongo::keepTrades),
                    dying(Documents.DISCORD, "at", Mongo::keepTrades),
                    dying(Documents.LEDGER, "startAt", Mongo::keepRefusals),
                    dying(Documents.CYCLE_LEDGER, "startAt", Mongo::keepRefusals),
                    dying(Documents.LEAD_LAG, "endAt", Mongo::keepTrades),
                    dying(Documents.SUSPECT, "endAt", Mongo::keepRefusals),
                    dying(Documents.REFUSAL, "minuteAt", Mongo::keepRefusals));

    private MongoSetup() {}

    /**
     * When a collection's documents die.
     *
     * @param since name of the date from which their age counts
     * @param keep which of the settings says how old they get
     */
    private record Expiry(String since, Function<Mongo, Duration> keep) {}

    private static Map.Entry<String, Expiry> dying(
            DocumentTable<?> table, String since, Function<Mongo, Duration> keep) {
        return Map.entry(table.collection(), new Expiry(since, keep));
    }

    /** The collections whose documents die of age. */
    public static Set<String> expiring() {
        return EXPIRING.keySet();
    }

    /**
     * Makes sure that every index exists, that what expires does so at its configured age, and that
     * documents of another form are refused. What a server lacks of this is a warning.
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
        createIndex(database, Documents.EPISODE.collection(), "route", "openedUs");
        createIndex(database, Documents.REFUSAL.collection(), "minuteUs");
        createIndex(database, Documents.LEDGER.collection(), "route", "startUs");
        createIndex(database, Documents.FOLLOW_UP.collection(), "route", "toldUs");
        createIndex(database, Documents.PAPER.collection(), "dayUs");
        createIndex(database, Documents.CYCLE.collection(), "cycle", "openedUs");
        createIndex(database, Documents.CYCLE_LEDGER.collection(), "cycle", "startUs");
        createIndex(database, Documents.TRADE.collection(), "listing", "happenedUs");
        createIndex(database, Documents.CLUSTERED_TRADE.collection(), "listing", "happenedUs");
        for (String byStart :
                List.of(
                        Documents.COVERAGE.collection(),
                        Documents.COVERAGE_ALARM.collection(),
                        Documents.COVERAGE_BALANCE.collection(),
                        Documents.RELEASE.collection())) {
            createIndex(database, byStart, "startUs");
        }
        for (String byEnd :
                List.of(
                        Documents.ANOVA.collection(),
                        Documents.LEAD_LAG.collection(),
                        Documents.DISCOVERY.collection(),
                        Documents.SUSPECT.collection())) {
            createIndex(database, byEnd, "endUs");
        }
        createIndex(database, Documents.WINDOW.collection(), "listing", "endUs");
        for (String similar :
                List.of(
                        Documents.PAIR.collection(),
                        Documents.NEIGHBOUR.collection(),
                        Documents.CANDIDATE.collection(),
                        Documents.DISCORD.collection())) {
            createIndex(database, similar, "atUs");
        }
    }

    private static void createIndex(MongoDatabase database, String collection, String... fields) {
        try {
            database.getCollection(collection).createIndex(Indexes.ascending(fields));
        } catch (MongoCommandException e) {
            warnIfUnsupported("will be slow to find documents of " + collection, e);
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
            if (e.getErrorCode() == INDEX_OPTIONS_CONFLICT) {
                database.runCommand(newExpiry(collection, keep));
            } else {
                warnIfUnsupported("will not delete old documents of " + collection, e);
            }
        }
    }

    /** A server that lacks an index works without it; what a server refuses stops the job. */
    private static void warnIfUnsupported(String consequence, MongoCommandException e) {
        if (!Unsupported.is(e)) {
            throw e;
        }
        LOG.warn("MongoDB {}: {}", consequence, e.getErrorMessage());
    }

    private static Document newExpiry(String collection, Duration keep) {
        return new Document("collMod", collection)
                .append(
                        "index",
                        new Document("name", EXPIRY)
                                .append("expireAfterSeconds", keep.toSeconds()));
    }
}
