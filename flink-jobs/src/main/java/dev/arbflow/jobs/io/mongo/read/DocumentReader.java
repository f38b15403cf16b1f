package dev.arbflow.jobs.io.mongo.read;

import java.io.Serializable;
import org.bson.BsonDocument;

/** Reads a row from a document. */
@FunctionalInterface
interface DocumentReader<T> extends Serializable {

    /**
     * The row that a document holds.
     *
     * @throws org.bson.BsonInvalidOperationException if a field is missing or of another type
     */
    T read(BsonDocument document);
}
