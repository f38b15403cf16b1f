package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.arbflow.embedded.EmbeddedInflux;
import dev.arbflow.embedded.EmbeddedKafka;
import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.embedded.endpoints.OwnServer;
import dev.arbflow.jobs.config.settings.Environment;
import dev.arbflow.sandbox.frames.SampleFrames;
import dev.arbflow.sandbox.run.commands.RunLocal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that somebody else runs, named by the environment and by {@code .env}. */
@OwnServer("it counts all that a server holds")
class GivenServersITCase {
    private static final String KEY = "6f1d0c94a7b35e28f0937ac1d46e8b52";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Closing open = new Closing();

    @TempDir Path dir;

    @AfterEach
    void stop() {
        open.closeAll();
    }

    @Test
    void areUsedAndNoSecondOneIsStarted() throws Exception {
        EmbeddedKafka kafka =
                open.add(EmbeddedKafka.start(dir.resolve("k"), 0), EmbeddedKafka::close);
        EmbeddedMongo mongo =
                open.add(EmbeddedMongo.start(dir.resolve("m"), 0), EmbeddedMongo::close);
        EmbeddedInflux influx =
                open.add(EmbeddedInflux.start(dir.resolve("i"), 0), EmbeddedInflux::close);
        Servers.createTables(influx);
        EmbeddedMail mail = open.add(EmbeddedMail.start(), EmbeddedMail::close);
        Map<String, String> variables = new HashMap<>(Servers.settings(kafka));
        variables.put("KAFKA_TOPIC_PREFIX", "recorded.");
        variables.putAll(Servers.settings(mongo));
        variables.put("MONGO_DB", "recorded");
        Map<String, String> file = new HashMap<>(Servers.settings(influx));
        file.put("INFLUX_BUCKET", "recorded");
        file.putAll(Servers.settings(mail));
        file.put("ALERT_TO", "desk@localhost");
        file.put("PSEUDONYM_KEY", KEY);

        JsonNode summary = run(new Environment(variables, file));

        assertThat(documents(mongo, "recorded", "trades"))
                .isPositive()
                .isEqualTo(summary.at("/trades/out").asLong());
        assertThat(topics(kafka)).contains("recorded.market.books");
        assertThat(influx.rows("trade")).hasSize(summary.at("/trades/out").asInt());
        assertThat(mail.awaitReceived(1, PATIENCE)).isTrue();
        assertThat(mail.received()).allMatch(each -> each.to().contains("desk@localhost"));
        assertThat(runFolder().toFile().list())
                .contains("run.lock", "libraries.out")
                .doesNotContain("kafka", "mongo", "influx");
        assertThat(summary.has("mails")).isFalse();
        assertThat(said())
                .containsPattern("Kafka +KAFKA_BROKER from the environment")
                .containsPattern("MongoDB +MONGO_URI from the environment")
                .containsPattern("InfluxDB +INFLUX_URL from .env")
                .containsPattern("mail +SMTP_SERVER from .env")
                .containsPattern("key of trade ids +PSEUDONYM_KEY from .env")
                .contains("not judged mails: they went to SMTP_SERVER")
                .contains("not judged what InfluxDB holds")
                .doesNotContain("not judged what MongoDB holds", "Starting Kafka", KEY);
    }

    @Test
    void thatDoNotAnswerAreOneLineWithoutThePasswordBeforeAnyOtherIsStarted() throws Exception {
        String taken;
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            taken = "127.0.0.1:" + nobody.getLocalPort();
        }
        Map<String, String> variables =
                Map.of("MONGO_URI", "mongodb://me:hidden@" + taken, "MONGO_DB", "recorded");

        int status = status(new Environment(variables, Map.of()));

        assertThat(status).isEqualTo(RunLocal.REFUSED);
        assertThat(said())
                .startsWith("arbflow: cannot use MongoDB at " + taken + " (MONGO_URI): ")
                .doesNotContain("hidden")
                .hasLineCount(1);
        assertThat(runFolder().resolve("kafka")).doesNotExist();
    }

    private JsonNode run(Environment given) throws IOException {
        assertThat(status(given)).as(said()).isEqualTo(RunLocal.FINE);
        return new ObjectMapper().readTree(dir.resolve("summary.json").toFile());
    }

    private int status(Environment given) {
        return RunLocal.run(
                new String[] {
                    "--feed=frames:" + SampleFrames.folder(),
                    "--speed=max",
                    "--ports=auto",
                    "--summary=" + dir.resolve("summary.json"),
                    "--data-dir=" + dir.resolve("data")
                },
                () -> given,
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new CountDownLatch(1));
    }

    private Path runFolder() throws IOException {
        try (var runs = Files.list(dir.resolve("data/runs"))) {
            return runs.findFirst().orElseThrow();
        }
    }

    private static long documents(EmbeddedMongo mongo, String database, String collection) {
        try (MongoClient client = MongoClients.create(mongo.uri())) {
            return client.getDatabase(database).getCollection(collection).countDocuments();
        }
    }

    private static Iterable<String> topics(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return admin.listTopics().names().get();
        }
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
