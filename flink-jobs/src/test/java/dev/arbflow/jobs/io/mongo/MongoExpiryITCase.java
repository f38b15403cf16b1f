package dev.arbflow.jobs.io.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.jobs.testing.LogCapture;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a MongoDB that minds expiry is told when the configured age changes. */
class MongoExpiryITCase {

    /** Answers as MongoDB does where the embedded server looks away. */
    private static final class MindsExpiry extends H2Backend {
        private static final Document OK = new Document("ok", 1.0);

        final List<Document> modified = new CopyOnWriteArrayList<>();
        private long expireAfterSeconds = -1;

        MindsExpiry() {
            super(MVStore.open(null));
        }

        @Override
        public Document handleCommand(
                Channel channel, String database, String command, Document query) {
            if (command.equals("collMod") && query.containsKey("index")) {
                modified.add(query);
                return OK;
            }
            if (command.equals("createIndexes")) {
                refuseAnotherExpiry(query);
            }
            return super.handleCommand(channel, database, command, query);
        }

        private void refuseAnotherExpiry(Document query) {
            for (Object index : (List<?>) query.get("indexes")) {
                Object wanted = ((Document) index).get("expireAfterSeconds");
                if (wanted instanceof Number seconds) {
                    if (expireAfterSeconds >= 0 && expireAfterSeconds != seconds.longValue()) {
                        throw new MongoServerError(
                                85, "IndexOptionsConflict", "exists with different options");
                    }
                    expireAfterSeconds = seconds.longValue();
                }
            }
        }
    }

    @Test
    void anotherAgeChangesTheIndexesThatAreThere() {
        MindsExpiry backend = new MindsExpiry();
        MongoServer server = new MongoServer(backend);
        String uri = "mongodb://127.0.0.1:" + server.bind().getPort();
        try {
            MongoSetup.ensure(keeping(uri, 30));
            MongoSetup.ensure(keeping(uri, 30));
            assertThat(backend.modified).isEmpty();

            MongoSetup.ensure(keeping(uri, 7));
        } finally {
            server.shutdownNow();
        }
        assertThat(backend.modified)
                .extracting(sent -> sent.get("collMod"))
                .contains(
                        Documents.TRADE.collection(),
                        Documents.WINDOW.collection(),
                        Documents.REFUSAL.collection())
                .doesNotHaveDuplicates();
        assertThat(backend.modified)
                .extracting(sent -> (Document) sent.get("index"))
                .allSatisfy(
                        index ->
                                assertThat(index)
                                        .containsEntry("name", "expiry")
                                        .containsEntry(
                                                "expireAfterSeconds",
                                                Duration.ofDays(7).toSeconds()));
    }

    /** Answers as servers do that speak MongoDB's protocol and lack an index. */
    private static final class RefusesIndexes extends H2Backend {
        private final int code;
        private final AtomicInteger refused = new AtomicInteger();

        RefusesIndexes(int code) {
            super(MVStore.open(null));
            this.code = code;
        }

        @Override
        public Document handleCommand(
                Channel channel, String database, String command, Document query) {
            if (command.equals("createIndexes")) {
                refused.incrementAndGet();
                throw new MongoServerError(code, "Refused", "not that index");
            }
            return super.handleCommand(channel, database, command, query);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {59, 115, 238, 303})
    void anIndexThatTheServerLacksIsAWarningAndTheNextOneIsTried(int code) {
        RefusesIndexes backend = new RefusesIndexes(code);
        MongoServer server = new MongoServer(backend);
        String uri = "mongodb://127.0.0.1:" + server.bind().getPort();
        try (LogCapture logs = new LogCapture()) {
            MongoSetup.ensure(keeping(uri, 30));

            assertThat(String.join("", logs.lines()))
                    .contains("MongoDB will be slow to find documents of episodes: not that index")
                    .contains("MongoDB will not delete old documents of trades: not that index");
        } finally {
            server.shutdownNow();
        }
        assertThat(backend.refused).hasValueGreaterThan(15);
    }

    @Test
    void anIndexThatTheServerRefusesStopsTheJob() {
        MongoServer server = new MongoServer(new RefusesIndexes(13)); // Unauthorized
        String uri = "mongodb://127.0.0.1:" + server.bind().getPort();
        try {
            assertThatThrownBy(() -> MongoSetup.ensure(keeping(uri, 30)))
                    .isInstanceOf(ConfigError.class)
                    .hasMessageContaining("not that index");
        } finally {
            server.shutdownNow();
        }
    }

    private static Mongo keeping(String uri, int days) {
        return new Mongo(
                new Secret(uri),
                "arbflow",
                Duration.ofMillis(50),
                Duration.ofDays(days),
                Duration.ofDays(days));
    }
}
