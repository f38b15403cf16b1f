package dev.arbflow.jobs;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dev.arbflow.jobs.io.mongo.backup.StoredDocuments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.Decimal128;

/**
 * Documents in every collection that a backup keeps.
 *
 * @param uri of the store
 * @param database in which they are
 */
record StoreSample(String uri, String database) {
    /** More than one request takes. */
    static final int EPISODES = 1_203;

    /** Puts some into each collection. */
    void fill() {
        for (String name : StoredDocuments.collections()) {
            int wanted = name.equals("episodes") ? EPISODES : 2;
            in(name, collection -> fill(collection, wanted));
        }
    }

    private static int fill(MongoCollection<Document> collection, int wanted) {
        for (int each = 0; each < wanted; each++) {
            collection.replaceOne(
                    Filters.eq("_id", "sample-%04d".formatted(each)),
                    sample(each),
                    new ReplaceOptions().upsert(true));
        }
        return wanted;
    }

    /** Types that a detour through text would lose. */
    private static Document sample(int each) {
        return new Document("market", "BTC/USD")
                .append("openedUs", 1_783_465_204_055_011L + each)
                .append("openedAt", Date.from(Instant.ofEpochMilli(1_783_465_204_055L + each)))
                .append("exact", Decimal128.parse("46.43591"))
                .append("list", List.of(1, 2.5, "three"));
    }

    /** Everything, by collection, in the order of ids. */
    Map<String, List<Document>> all() {
        Map<String, List<Document>> documents = new TreeMap<>();
        for (String name : StoredDocuments.collections()) {
            documents.put(name, in(name, StoreSample::sorted));
        }
        return documents;
    }

    private static List<Document> sorted(MongoCollection<Document> collection) {
        return collection.find().sort(new Document("_id", 1)).into(new ArrayList<>());
    }

    /** Does something with a collection. */
    <T> T in(String name, Function<MongoCollection<Document>, T> use) {
        try (MongoClient client = MongoClients.create(uri)) {
            return use.apply(client.getDatabase(database).getCollection(name));
        }
    }
}
