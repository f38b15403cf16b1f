package dev.arbflow.jobs.io.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the document store refuse documents that are not as docs/data-dictionary.md says.
 *
 * <p>A field that is not listed is none of its business; one that is listed has its type or is
 * null. Documents that were there before are left alone.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/core/schema-validation/">MongoDB: schema
 *     validation</a>
 */
public final class MongoValidators {
    private static final Logger LOG = LoggerFactory.getLogger(MongoValidators.class);

    private static final int ALREADY_CREATED = 48;

    private MongoValidators() {}

    /** The schema of each collection, by its name. */
    public static Document schemas() {
        Document schemas = new Document();
        for (String collection : Documents.collections()) {
            schemas.append(collection, DocumentSchema.of(Documents.fields(collection)));
        }
        return schemas;
    }

    /** Sets those that differ; a server that keeps none is left without, and one line says so. */
    static void apply(MongoDatabase database) {
        Document schemas = schemas();
        List<String> different =
                schemas.keySet().stream()
                        .filter(name -> !isSet(database, name, validator(schemas.get(name))))
                        .toList();
        Optional<String> obstacle = different.isEmpty() ? Optional.empty() : obstacle(database);
        if (obstacle.isPresent()) {
            LOG.warn("MongoDB will not check documents: {}", obstacle.get());
            return;
        }
        for (String name : different) {
            set(database, name, validator(schemas.get(name)));
        }
    }

    private static Document validator(Object schema) {
        return new Document("$jsonSchema", schema);
    }

    /**
     * Why the server cannot do it; empty if it can. Found out on a collection of its own, because
     * there are servers that accept a validator and forget it.
     */
    private static Optional<String> obstacle(MongoDatabase database) {
        String probe = "validator_probe_" + UUID.randomUUID();
        Document validator = validator(new Document("bsonType", "object"));
        try {
            set(database, probe, validator);
            return isSet(database, probe, validator)
                    ? Optional.empty()
                    : Optional.of("this server accepts validators and forgets them");
        } catch (MongoCommandException e) {
            if (Unsupported.is(e)) {
                return Optional.of(e.getErrorMessage());
            }
            throw e;
        } finally {
            database.getCollection(probe).drop();
        }
    }

    private static void set(MongoDatabase database, String collection, Document validator) {
        boolean there = optionsOf(database, collection).isPresent();
        try {
            database.runCommand(
                    new Document(there ? "collMod" : "create", collection)
                            .append("validator", validator)
                            .append("validationLevel", "moderate")
                            .append("validationAction", "error"));
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != ALREADY_CREATED) { // by another job, a moment ago
                throw e;
            }
        }
    }

    private static boolean isSet(MongoDatabase database, String collection, Document validator) {
        return optionsOf(database, collection)
                .filter(options -> validator.equals(options.get("validator")))
                .isPresent();
    }

    /** Empty if there is no such collection; there are servers that pay no heed to a filter. */
    private static Optional<Document> optionsOf(MongoDatabase database, String collection) {
        List<Document> found =
                database.listCollections()
                        .filter(new Document("name", collection))
                        .into(new ArrayList<>());
        return found.stream()
                .filter(it -> collection.equals(it.getString("name")))
                .findFirst()
                .map(
                        it ->
                                it.get("options") instanceof Document options
                                        ? options
                                        : new Document());
    }
}
