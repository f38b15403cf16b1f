package dev.arbflow.sandbox.run;

import dev.arbflow.embedded.EmbeddedInflux;
import dev.arbflow.embedded.EmbeddedKafka;
import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.embedded.FieldType;
import dev.arbflow.jobs.io.Measurement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Broker, stores and mail server of the sandbox, all in this process. */
record Servers(EmbeddedKafka kafka, EmbeddedMongo mongo, EmbeddedInflux influx, EmbeddedMail mail)
        implements AutoCloseable {

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
            return new Servers(kafka, mongo, influx, mail);
        } catch (IOException | RuntimeException e) {
            started.closeAll();
            throw e;
        }
    }

    /** QuestDB keeps a point once only in a table that was made for it. */
    private static void createTables(EmbeddedInflux influx) throws IOException {
        for (Measurement measurement : Measurement.values()) {
            Map<String, FieldType> fields = new LinkedHashMap<>();
            measurement
                    .fields()
                    .forEach((name, type) -> fields.put(name, FieldType.valueOf(type.name())));
            influx.createTable(measurement.measurementName(), measurement.tags(), fields);
        }
    }

    /** The settings by which the jobs find them. */
    Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("KAFKA_BROKER", kafka.bootstrapServers()),
                Map.entry("MONGO_URI", mongo.uri()),
                Map.entry("INFLUX_URL", influx.url()),
                Map.entry("INFLUX_TOKEN", influx.token()),
                Map.entry("INFLUX_ORG", influx.org()),
                Map.entry("INFLUX_BUCKET", influx.bucket()),
                Map.entry("SMTP_SERVER", mail.host()),
                Map.entry("SMTP_PORT", Integer.toString(mail.port())),
                Map.entry("SMTP_TLS", "none"),
                Map.entry("ALERT_FROM", "arbflow@localhost"),
                Map.entry("ALERT_TO", "you@localhost"));
    }

    @Override
    public void close() {
        mail.close();
        influx.close();
        mongo.close();
        kafka.close();
    }
}
