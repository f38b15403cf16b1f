package dev.arbflow.embedded;

/** A MongoDB server to talk to; closing one that is not ours does nothing. */
@FunctionalInterface
public interface MongoStore extends AutoCloseable {

    /** The connection string MongoDB drivers take. */
    String uri();

    /** The database to use. */
    default String database() {
        return "arbflow";
    }

    @Override
    default void close() {}
}
