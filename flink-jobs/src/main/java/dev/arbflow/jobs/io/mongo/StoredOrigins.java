package dev.arbflow.jobs.io.mongo;

import static dev.arbflow.jobs.io.fields.Field.field;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.io.fields.FieldType;
import dev.arbflow.jobs.io.fields.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * Which sorts of market data a document store holds, noted there by every job that fills it, so
 * that a report or an export made later can say so.
 */
public final class StoredOrigins {
    /** Its collection. */
    public static final String COLLECTION = "origins";

    static final DocumentTable<Noted> DOCUMENT =
            DocumentTable.of(
                    COLLECTION,
                    Table.of(
                            Noted.class,
                            field("id", FieldType.TEXT, (Noted it) -> it.origin().setting())
                                    .means(
                                            "as `DATA_ORIGIN` has it: live, simulated or recorded,"
                                                    + " with its day if known")
                                    .key(),
                            field("since", FieldType.DATE.in("ms, moment"), Noted::since)
                                    .means("when a job first began to write such data")),
                    DocumentTable.Writing.ONCE);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private StoredOrigins() {}

    /** An origin, and since when the store holds such data. */
    record Noted(DataOrigin origin, Instant since) {}

    /**
     * Notes that data of this origin is written from now on.
     *
     * @throws ConfigError if the store does not answer, or refuses
     */
    public static void note(Mongo mongo, DataOrigin origin) {
        MongoAccess.use(
                mongo,
                TIMEOUT,
                database -> {
                    Upsert upsert = Documents.ORIGIN.upsert(new Noted(origin, Instant.now()));
                    return database.getCollection(COLLECTION)
                            .updateOne(
                                    Filters.eq("_id", upsert.id()),
                                    upsert.update(),
                                    new UpdateOptions().upsert(true));
                });
    }

    /**
     * All that were noted, in the order in which they came; none where an older version wrote.
     *
     * @throws ConfigError if the store does not answer, or refuses
     */
    public static List<DataOrigin> in(Mongo mongo) {
        return MongoAccess.use(mongo, TIMEOUT, StoredOrigins::in);
    }

    private static List<DataOrigin> in(MongoDatabase database) {
        List<DataOrigin> origins = new ArrayList<>();
        for (Document each :
                database.getCollection(COLLECTION).find().sort(Sorts.ascending("since"))) {
            origins.add(DataOrigin.parse(each.getString("_id")));
        }
        return origins;
    }
}
