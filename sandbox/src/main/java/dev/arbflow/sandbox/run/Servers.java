package dev.arbflow.sandbox.run;

import dev.arbflow.embedded.EmbeddedInflux;
import dev.arbflow.embedded.EmbeddedKafka;
import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.embedded.FieldType;
import dev.arbflow.jobs.io.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Broker, stores and mail server of the sandbox, all in this process. */
record Servers(
        EmbeddedKafka kafka,
        EmbeddedMongo mongo,
        EmbeddedInflux influx,
        EmbeddedMail mail,
        Path mailJournal)
        implements AutoCloseable {

    /** Stands for {@link #settings()} while nothing listens yet, so that all others can be read. */
    static final Map<String, String> SETTINGS_BEFORE_START =
            Map.of(
                    "KAFKA_BROKER", "127.0.0.1:1",
                    "MONGO_URI", "mongodb://127.0.0.1:1",
                    "INFLUX_URL", "http://127.0.0.1:1",
                    "INFLUX_TOKEN", "none",
                    "SMTP_SERVER", "127.0.0.1",
                    "ALERT_FROM", "arbflow@localhost",
                    "ALERT_TO", "you@localhost");

    /**
     * Settings for a process that is broker, stores and jobs at once: fewer partitions, requests
     * and commits; others win.
     */
    private static final Map<String, String> SETTINGS_OF_ITS_SIZE =
            Map.of(
                    "KAFKA_PARTITIONS", "1",
                    "MONGO_FLUSH_MS", "1000",
                    "INFLUX_FLUSH_MS", "2000",
                    "CHECKPOINT_EVERY_MS", "30000");

    /** What can be said before they start. */
    static void presetInto(Map<String, String> environment) {
        SETTINGS_OF_ITS_SIZE.forEach(environment::putIfAbsent);
        environment.putAll(SETTINGS_BEFORE_START);
    }

    /** Starts all of them, or none. */
    static Servers start(Path dataDir, Ports ports) throws IOException {
        Closing started = new Closing();
        try {
            EmbeddedKafka kafka =
                    started.add(
                            EmbeddedKafka.start(dataDir.resolve("kafka"), ports.kafka()),
                            EmbeddedKafka::close);
            EmbeddedMongo mongo =
                    started.add(
                            EmbeddedMongo.start(dataDir.resolve("mongo"), ports.mongo()),
                            EmbeddedMongo::close);
            EmbeddedInflux influx =
                    started.add(
                            EmbeddedInflux.start(dataDir.resolve("influx"), ports.influx()),
                            EmbeddedInflux::close);
            createTables(influx);
            EmbeddedMail mail =
                    started.add(
                            EmbeddedMail.builder().port(ports.smtp()).start(), EmbeddedMail::close);
            return new Servers(
                    kafka,
                    mongo,
                    influx,
                    mail,
                    Files.createDirectories(dataDir.resolve("mail-journal")));
        } catch (IOException | RuntimeException e) {
            started.closeAll();
            throw e;
        }
    }

    /** QuestDB keeps a point once only in a table that was made for it. */
    static void createTables(EmbeddedInflux influx) throws IOException {
        for (Measurement measurement : Measurement.values()) {
            Map<String, FieldType> fields = new LinkedHashMap<>();
            measurement.fields().forEach((name, type) -> fields.put(name, column(type)));
            influx.createTable(measurement.code(), measurement.tags(), fields);
        }
    }

    private static FieldType column(Measurement.Type type) {
        return switch (type) {
            case DOUBLE -> FieldType.DOUBLE;
            case LONG -> FieldType.LONG;
            case BOOLEAN -> FieldType.BOOLEAN;
            case TEXT -> FieldType.VARCHAR;
        };
    }

    /** The settings by which the jobs find them. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(settings(kafka));
        settings.putAll(settings(mongo));
        settings.putAll(settings(influx));
        settings.putAll(settings(mail));
        settings.put("MAIL_JOURNAL_DIR", mailJournal.toString());
        return settings;
    }

    static Map<String, String> settings(EmbeddedKafka kafka) {
        return Map.of("KAFKA_BROKER", kafka.bootstrapServers());
    }

    static Map<String, String> settings(EmbeddedMongo mongo) {
        return Map.of("MONGO_URI", mongo.uri());
    }

    static Map<String, String> settings(EmbeddedInflux influx) {
        return Map.of(
                "INFLUX_URL", influx.url(),
                "INFLUX_TOKEN", influx.token(),
                "INFLUX_ORG", influx.org(),
                "INFLUX_BUCKET", influx.bucket());
    }

    static Map<String, String> settings(EmbeddedMail mail) {
        return Map.of(
                "SMTP_SERVER", mail.host(),
                "SMTP_PORT", Integer.toString(mail.port()),
                "SMTP_TLS", "none",
                "ALERT_FROM", "arbflow@localhost",
                "ALERT_TO", "you@localhost");
    }

    @Override
    public void close() {
        mail.close();
        influx.close();
        mongo.close();
        kafka.close();
    }
}
