package dev.arbflow.jobs.io.mongo.backup;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.io.mongo.Documents;
import dev.arbflow.jobs.io.mongo.MongoAccess;
import dev.arbflow.jobs.io.mongo.MongoSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * What the store holds and nobody can make again: all collections but those that expire, which the
 * topics give again for as long as they matter.
 *
 * <p>A collection is a file of BSON documents behind each other, packed by gzip, as {@code
 * mongodump} writes and {@code mongorestore} reads it.
 */
public final class StoredDocuments {
    private static final String ID = "_id";
    private static final String ENDING = ".bson.gz";
    private static final int BATCH = 500;
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private StoredDocuments() {}

    /** Names of the collections that are kept, in order. */
    public static Set<String> collections() {
        Set<String> names = new TreeSet<>(Documents.collections());
        names.removeAll(MongoSetup.expiring());
        return names;
    }

    /**
     * Writes a file for each collection.
     *
     * @param folder is there, and empty
     * @param tell gets a line about each collection
     * @throws dev.arbflow.jobs.config.ConfigError if the store does not answer, or refuses
     */
    public static void write(Mongo mongo, Path folder, Consumer<String> tell) throws IOException {
        inOneLine(
                mongo,
                database -> {
                    for (String name : collections()) {
                        long written = 0;
                        try (BsonFile.Writer file = BsonFile.write(folder.resolve(name + ENDING))) {
                            for (RawBsonDocument document : all(database, name)) {
                                file.add(document);
                                written++;
                            }
                        }
                        tell.accept(name + ": " + written + " documents");
                    }
                });
    }

    /**
     * Puts back what is missing. A document that is there stays as it is: it may be a later one.
     *
     * @param folder what {@link #write} has filled
     * @param tell gets a line about each collection
     * @throws dev.arbflow.jobs.config.ConfigError if the store does not answer, or refuses
     */
    public static void read(Mongo mongo, Path folder, Consumer<String> tell) throws IOException {
        MongoSetup.ensure(mongo, TIMEOUT);
        inOneLine(
                mongo,
                database -> {
                    for (String name : collections()) {
                        Path file = folder.resolve(name + ENDING);
                        if (Files.exists(file)) {
                            tell.accept(name + ": " + restored(database, name, file));
                        }
                    }
                });
    }

    private static Iterable<RawBsonDocument> all(MongoDatabase database, String name) {
        return database.getCollection(name, RawBsonDocument.class).find().sort(Sorts.ascending(ID));
    }

    private static String restored(MongoDatabase database, String name, Path file)
            throws IOException {
        MongoCollection<BsonDocument> collection = database.getCollection(name, BsonDocument.class);
        long put = 0;
        long there = 0;
        try (BsonFile.Reader documents = BsonFile.read(file)) {
            List<UpdateOneModel<BsonDocument>> batch = new ArrayList<>();
            while (fill(batch, documents)) {
                BulkWriteResult result =
                        collection.bulkWrite(batch, new BulkWriteOptions().ordered(false));
                put += result.getUpserts().size();
                there += result.getMatchedCount();
            }
        }
        return put + " documents put back, " + there + " there already";
    }

    private static boolean fill(List<UpdateOneModel<BsonDocument>> batch, BsonFile.Reader documents)
            throws IOException {
        batch.clear();
        BsonDocument next;
        while (batch.size() < BATCH && (next = documents.next()) != null) {
            BsonValue id = next.remove(ID);
            batch.add(
                    new UpdateOneModel<>(
                            Filters.eq(ID, id),
                            new BsonDocument("$setOnInsert", next),
                            new UpdateOptions().upsert(true)));
        }
        return !batch.isEmpty();
    }

    /** What is done with a database, and may meet a file that cannot be used. */
    private interface Work {
        void on(MongoDatabase database) throws IOException;
    }

    private static void inOneLine(Mongo mongo, Work work) throws IOException {
        try {
            MongoAccess.use(
                    mongo,
                    TIMEOUT,
                    database -> {
                        try {
                            work.on(database);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                        return null;
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
