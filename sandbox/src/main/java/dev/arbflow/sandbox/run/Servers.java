package dev.arbflow.sandbox.run;

import dev.arbflow.embedded.EmbeddedInflux;
import dev.arbflow.embedded.EmbeddedKafka;
import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.embedded.FieldType;
import dev.arbflow.jobs.io.influx.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Those of broker, stores and mail server that run in this process; a part that is given is empty.
 */
public record Servers(
        Optional<EmbeddedKafka> kafka,
        Optional<EmbeddedMongo> mongo,
        Optional<EmbeddedInflux> influx,
        Optional<EmbeddedMail> mail,
        Path mailJournal)
        implements AutoCloseable {

    /** Books alone would come to gigabytes within the hours that they are kept. */
    static final long PARTITION_BYTES = 512L << 20;

    /** Who alerts are from and for where nobody says so. */
    static final Map<String, String> ALERTS =
            Map.of("ALERT_FROM", "arbflow@localhost", "ALERT_TO", "you@localhost");

    /** Starts all of them, or none. */
    static Servers start(Path dataDir, Ports ports) throws IOException {
        return start(dataDir, ports, EnumSet.allOf(Part.class));
    }

    /** Starts these, or none. */
    static Servers start(Path dataDir, Ports ports, Set<Part> own) throws IOException {
        Closing started = new Closing();
        try {
            return new Servers(
                    kafka(own, dataDir, ports).map(each -> started.add(each, EmbeddedKafka::close)),
                    mongo(own, dataDir, ports).map(each -> started.add(each, EmbeddedMongo::close)),
                    influx(own, dataDir, ports)
                            .map(each -> started.add(each, EmbeddedInflux::close)),
                    mail(own, ports).map(each -> started.add(each, EmbeddedMail::close)),
                    Files.createDirectories(dataDir.resolve("mail-journal")));
        } catch (IOException | RuntimeException e) {
            started.closeAll();
            throw e;
        }
    }

    private static Optional<EmbeddedKafka> kafka(Set<Part> own, Path dataDir, Ports ports)
            throws IOException {
        return own.contains(Part.KAFKA)
                ? Optional.of(
                        EmbeddedKafka.startBounded(
                                dataDir.resolve("kafka"), ports.kafka(), PARTITION_BYTES))
                : Optional.empty();
    }

    private static Optional<EmbeddedMongo> mongo(Set<Part> own, Path dataDir, Ports ports)
            throws IOException {
        return own.contains(Part.MONGO)
                ? Optional.of(EmbeddedMongo.start(dataDir.resolve("mongo"), ports.mongo()))
                : Optional.empty();
    }

    private static Optional<EmbeddedInflux> influx(Set<Part> own, Path dataDir, Ports ports)
            throws IOException {
        if (!own.contains(Part.INFLUX)) {
            return Optional.empty();
        }
        EmbeddedInflux influx = EmbeddedInflux.start(dataDir.resolve("influx"), ports.influx());
        try {
            createTables(influx);
        } catch (IOException | RuntimeException e) {
            influx.close();
            throw e;
        }
        return Optional.of(influx);
    }

    private static Optional<EmbeddedMail> mail(Set<Part> own, Ports ports) throws IOException {
        return own.contains(Part.MAIL)
                ? Optional.of(EmbeddedMail.builder().port(ports.smtp()).start())
                : Optional.empty();
    }

    /** QuestDB keeps a point once only in a table that was made for it. */
    public static void createTables(EmbeddedInflux influx) throws IOException {
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

    /** The settings by which the jobs find them, and where alerts go if nobody says so. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(addresses());
        mail.ifPresent(ours -> settings.putAll(ALERTS));
        settings.put("MAIL_JOURNAL_DIR", mailJournal.toString());
        return settings;
    }

    /** The settings by which the jobs find them. */
    Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        kafka.map(Servers::settings).ifPresent(addresses::putAll);
        mongo.map(Servers::settings).ifPresent(addresses::putAll);
        influx.map(Servers::settings).ifPresent(addresses::putAll);
        mail.map(Servers::address).ifPresent(addresses::putAll);
        return addresses;
    }

    /** Where a part listens; empty if it does not run in this process. */
    Optional<String> address(Part part) {
        return switch (part) {
            case KAFKA -> kafka.map(EmbeddedKafka::bootstrapServers);
            case MONGO -> mongo.map(EmbeddedMongo::uri);
            case INFLUX -> influx.map(EmbeddedInflux::url);
            case MAIL -> mail.map(ours -> ours.host() + ":" + ours.port());
        };
    }

    public static Map<String, String> settings(EmbeddedKafka kafka) {
        return Map.of("KAFKA_BROKER", kafka.bootstrapServers());
    }

    public static Map<String, String> settings(EmbeddedMongo mongo) {
        return Map.of("MONGO_URI", mongo.uri());
    }

    public static Map<String, String> settings(EmbeddedInflux influx) {
        return Map.of(
                "INFLUX_URL", influx.url(),
                "INFLUX_TOKEN", influx.token(),
                "INFLUX_ORG", influx.org(),
                "INFLUX_BUCKET", influx.bucket());
    }

    public static Map<String, String> settings(EmbeddedMail mail) {
        Map<String, String> settings = new LinkedHashMap<>(address(mail));
        settings.putAll(ALERTS);
        return settings;
    }

    private static Map<String, String> address(EmbeddedMail mail) {
        return Map.of(
                "SMTP_SERVER", mail.host(),
                "SMTP_PORT", Integer.toString(mail.port()),
                "SMTP_TLS", "none");
    }

    @Override
    public void close() {
        mail.ifPresent(EmbeddedMail::close);
        influx.ifPresent(EmbeddedInflux::close);
        mongo.ifPresent(EmbeddedMongo::close);
        kafka.ifPresent(EmbeddedKafka::close);
    }
}
