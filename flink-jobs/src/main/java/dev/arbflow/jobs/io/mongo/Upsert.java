package dev.arbflow.jobs.io.mongo;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import org.bson.BsonDocument;
import org.bson.Document;

/**
 * One idempotent write: the document of an id is made or changed, so a replay makes no second one.
 *
 * @param id value of {@code _id}
 * @param update update operators, such as {@code $setOnInsert}
 */
public record Upsert(String id, Document update) {

    /** The form in which the driver sends it. */
    UpdateOneModel<BsonDocument> model() {
        return new UpdateOneModel<>(
                new Document("_id", id), update, new UpdateOptions().upsert(true));
    }
}
