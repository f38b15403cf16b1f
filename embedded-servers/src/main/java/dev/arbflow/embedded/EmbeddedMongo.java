package dev.arbflow.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The MongoDB wire protocol over an H2 file in this JVM.
 *
 * <p>It presents itself as MongoDB 5.0 without sessions. It lacks pipeline updates, transactions,
 * validators and partial indexes, and goes on after an error within an ordered batch. Indexes other
 * than unique ones are listed but not used, time-to-live ones included. Data is on disk within five
 * seconds and after {@link #close}.
 */
public final class EmbeddedMongo implements MongoStore {

    /** The newest documents are read again soon, and each that is not at hand is deserialized. */
    private static final int CACHE_MIB = 48;

    /** Each write serializes all documents of every page that changed since the one before. */
    private static final int WRITE_EVERY_MS = 5_000;

    private static final int WRITE_BUFFER_KIB = 8_192;

    private final MongoServer server;

    private EmbeddedMongo(MongoServer server) {
        this.server = server;
    }

    /**
     * Starts a server on the file {@code mongo.mv} of the folder, made when missing.
     *
     * @param port or 0 for any free one
     * @throws IOException if the port or the file is in use or cannot be used
     */
    public static EmbeddedMongo start(Path dataDir, int port) throws IOException {
        int chosen = LoopbackPorts.check("MongoDB", port);
        MongoServer server = new MongoServer(new TextKeyH2Backend(open(dataDir)));
        server.bind(LoopbackPorts.LOOPBACK, chosen);
        return new EmbeddedMongo(server);
    }

    @Override
    public String uri() {
        return server.getConnectionString();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static MVStore open(Path dataDir) throws IOException {
        Path file = Files.createDirectories(dataDir).resolve("mongo.mv");
        try {
            MVStore store =
                    new MVStore.Builder()
                            .fileName(file.toString())
                            .cacheSize(CACHE_MIB)
                            .autoCommitBufferSize(WRITE_BUFFER_KIB)
                            .open();
            store.setAutoCommitDelay(WRITE_EVERY_MS);
            return store;
        } catch (MVStoreException e) {
            throw new IOException("cannot open " + file + ": " + e.getMessage(), e);
        }
    }
}
