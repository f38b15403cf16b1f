package dev.arbflow.jobs.io.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.config.Secret;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What servers are told of documents that keep validators, forget them, or know none. */
class MongoValidatorsITCase {
    private MongoServer server;

    /** Notes who is told to check documents. */
    private static class Forgets extends H2Backend {
        final List<String> told = new CopyOnWriteArrayList<>();
        final List<String> dropped = new CopyOnWriteArrayList<>();
        final List<String> changed = new CopyOnWriteArrayList<>();

        Forgets() {
            super(MVStore.open(null));
        }

        @Override
        public Document handleCommand(
                Channel channel, String database, String command, Document query) {
            if (query.containsKey("validator")) {
                told.add((String) query.get(command));
            }
            if (command.equals("collMod")) {
                changed.add((String) query.get(command));
            }
            if (command.equals("drop")) {
                dropped.add((String) query.get(command));
            }
            return super.handleCommand(channel, database, command, query);
        }
    }

    /** Answers as MongoDB does. */
    private static final class Keeps extends Forgets {
        private final Map<String, Object> validators = new ConcurrentHashMap<>();

        @Override
        public Document handleCommand(
                Channel channel, String database, String command, Document query) {
            if (query.containsKey("validator")) {
                told.add((String) query.get(command));
                validators.put((String) query.get(command), query.get("validator"));
                return new Document("ok", 1.0);
            }
            if (command.equals("listCollections") && query.get("filter") instanceof Document by) {
                return found((String) by.get("name"));
            }
            return super.handleCommand(channel, database, command, query);
        }

        private Document found(String name) {
            List<Document> batch = new ArrayList<>();
            if (validators.containsKey(name)) {
                Document options = new Document("validator", validators.get(name));
                batch.add(new Document("name", name).append("options", options));
            }
            Document cursor = new Document("id", 0L).append("ns", "arbflow.$cmd.listCollections");
            return new Document("cursor", cursor.append("firstBatch", batch)).append("ok", 1.0);
        }
    }

    /** Answers as a store that speaks MongoDB's protocol without validators. */
    private static final class Refuses extends Forgets {
        @Override
        public Document handleCommand(
                Channel channel, String database, String command, Document query) {
            Document answer = super.handleCommand(channel, database, command, query);
            if (query.containsKey("validator")) {
                throw new MongoServerError(115, "CommandNotSupported", "no validators here");
            }
            return answer;
        }
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    @Test
    void aServerThatKeepsThemIsToldOnceOfEachCollection() {
        Keeps backend = new Keeps();
        Mongo mongo = serve(backend);

        MongoSetup.ensure(mongo);
        int first = backend.told.size();
        MongoSetup.ensure(mongo);

        assertThat(backend.told).doesNotHaveDuplicates().hasSize(first);
        assertThat(backend.told).containsAll(MongoValidators.schemas().keySet());
    }

    @Test
    void aServerThatForgetsThemIsAskedOnATrialOnlyWhichIsRemoved() {
        Forgets backend = new Forgets();
        Mongo mongo = serve(backend);

        MongoSetup.ensure(mongo);
        MongoSetup.ensure(mongo);

        assertThat(backend.told)
                .hasSize(2)
                .allMatch(name -> name.startsWith("validator_probe_"))
                .isEqualTo(backend.dropped);
        assertThat(backend.changed).as("taken for collections that are there").isEmpty();
    }

    @Test
    void aServerThatKnowsNoneStillGetsItsIndexes() {
        Refuses backend = new Refuses();

        MongoSetup.ensure(serve(backend));

        assertThat(backend.told).hasSize(1).isEqualTo(backend.dropped);
    }

    private Mongo serve(H2Backend backend) {
        server = new MongoServer(backend);
        String uri = "mongodb://127.0.0.1:" + server.bind().getPort();
        return new Mongo(
                new Secret(uri),
                "arbflow",
                Duration.ofMillis(50),
                Duration.ofDays(30),
                Duration.ofDays(30));
    }
}
