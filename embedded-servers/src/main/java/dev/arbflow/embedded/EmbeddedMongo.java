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
 * than unique ones are listed but not used, time-to-live ones included. Data is on disk within a
 * second and after {@link #close}.
 */
public final class EmbeddedMongo implements MongoStore {

    private static final int CACHE_MIB = 16;

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
            return new MVStore.Builder().fileName(file.toString()).cacheSize(CACHE_MIB).open();
        } catch (MVStoreException e) {
            throw new IOException("cannot open " + file + ": " + e.getMessage(), e);
        }
    }
}
