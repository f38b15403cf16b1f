package dev.arbflow.embedded.endpoints;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.arbflow.embedded.MongoStore;

/**
 * A database of a test's own on a server that somebody else runs; closing drops it.
 *
 * @param uri may hold a password
 */
record NamedMongo(String uri, String database) implements MongoStore {

    @Override
    public void close() {
        try (MongoClient client = MongoClients.create(uri)) {
            client.getDatabase(database).drop();
        }
    }

    @Override
    public String toString() {
        return "database " + database + " of MONGO_URI";
    }
}
