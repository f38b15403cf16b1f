package dev.arbflow.jobs.io;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
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
final class MongoValidators {
    private static final Logger LOG = LoggerFactory.getLogger(MongoValidators.class);

    /**
     * Command not found, not supported, not implemented.
     *
     * @see <a href="https://www.mongodb.com/docs/manual/reference/error-codes/">error codes</a>
     */
    private static final Set<Integer> UNSUPPORTED = Set.of(59, 115, 238);

    private static final int ALREADY_CREATED = 48;

    private MongoValidators() {}

    /** The schema of each collection, by its name. */
    static Document schemas() {
        try (InputStream file =
                MongoValidators.class.getResourceAsStream("mongo-validators.json")) {
            return Document.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets them all; a server that knows no validators is left without, and one line says so. */
    static void apply(MongoDatabase database) {
        Document schemas = schemas();
        for (String collection : schemas.keySet()) {
            Optional<String> refusal = set(database, collection, schemas.get(collection));
            if (refusal.isPresent()) {
                LOG.warn("MongoDB will not check documents: {}", refusal.get());
                return;
            }
        }
    }

    /** Why the server cannot do it; empty if it did. */
    private static Optional<String> set(MongoDatabase database, String collection, Object schema) {
        Document validator = new Document("$jsonSchema", schema);
        Optional<Document> options = optionsOf(database, collection);
        if (options.filter(known -> validator.equals(known.get("validator"))).isPresent()) {
            return Optional.empty();
        }
        try {
            database.runCommand(
                    new Document(options.isPresent() ? "collMod" : "create", collection)
                            .append("validator", validator)
                            .append("validationLevel", "moderate")
                            .append("validationAction", "error"));
        } catch (MongoCommandException e) {
            if (UNSUPPORTED.contains(e.getErrorCode())) {
                return Optional.of(e.getErrorMessage());
            }
            if (e.getErrorCode() != ALREADY_CREATED) { // by another job, a moment ago
                throw e;
            }
        }
        return optionsOf(database, collection).filter(it -> it.containsKey("validator")).isPresent()
                ? Optional.empty()
                : Optional.of("this server accepts validators and forgets them");
    }

    /** Empty if there is no such collection. */
    private static Optional<Document> optionsOf(MongoDatabase database, String collection) {
        Document found =
                database.listCollections().filter(new Document("name", collection)).first();
        return Optional.ofNullable(found)
                .map(
                        it ->
                                it.get("options") instanceof Document options
                                        ? options
                                        : new Document());
    }
}
