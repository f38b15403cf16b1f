package dev.arbflow.embedded.endpoints;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.SupportedVersionRange;
import org.apache.kafka.server.common.MetadataVersion;
import org.bson.Document;

/**
 * Asks the servers that the environment names what they are. None is told more than the question.
 *
 * @param variables the settings by which jobs find them
 */
record ServerVersions(Variables variables) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int IMPLICIT_TLS_PORT = 465;

    /** The last line of a reply has a blank after the code, those before it a hyphen. */
    private static final Pattern GREETING = Pattern.compile("220[ -]");

    static ServerVersions in(Map<String, String> environment) {
        return new ServerVersions(new Variables(environment));
    }

    /**
     * What the server says that it is, in its own words as far as it has some.
     *
     * @throws IOException in one line, if there is no answer within ten seconds or so
     */
    String of(Product product) throws IOException {
        try {
            return switch (product) {
                case KAFKA -> kafka();
                case MONGODB -> mongo();
                case INFLUXDB, DASHBOARDS -> influx();
                case SMTP -> smtp();
            };
        } catch (IOException | ExecutionException | RuntimeException e) {
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            throw new IOException(
                    "%s does not answer (%s): %s"
                            .formatted(
                                    product.words(),
                                    product.setting(),
                                    cause.getClass().getSimpleName()),
                    e);
        }
    }

    /** A broker does not tell its version, but up to which format of metadata it knows. */
    private String kafka() throws IOException, ExecutionException {
        int timeoutMs = Math.toIntExact(PATIENCE.toMillis());
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        variables.required("KAFKA_BROKER"),
                        "default.api.timeout.ms",
                        timeoutMs,
                        "request.timeout.ms",
                        timeoutMs / 2);
        try (Admin admin = Admin.create(settings)) {
            int brokers = admin.describeCluster().nodes().get().size();
            SupportedVersionRange metadata =
                    admin.describeFeatures()
                            .featureMetadata()
                            .get()
                            .supportedFeatures()
                            .get(MetadataVersion.FEATURE_NAME);
            String newest = metadata == null ? "of before KRaft" : version(metadata.maxVersion());
            return "Kafka, metadata %s, brokers: %d".formatted(newest, brokers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String version(short level) {
        try {
            return "up to " + MetadataVersion.fromFeatureLevel(level);
        } catch (IllegalArgumentException e) {
            return "up to level " + level; // newer than the Kafka that this was built with
        }
    }

    private String mongo() {
        int timeoutMs = Math.toIntExact(PATIENCE.toMillis());
        MongoClientSettings settings =
                MongoClientSettings.builder()
                        .applyConnectionString(
                                new ConnectionString(variables.required("MONGO_URI")))
                        .applyToClusterSettings(
                                it -> it.serverSelectionTimeout(timeoutMs, TimeUnit.MILLISECONDS))
                        .build();
        try (MongoClient client = MongoClients.create(settings)) {
            Document build = client.getDatabase("admin").runCommand(new Document("buildInfo", 1));
            String asMongo = "MongoDB " + build.getString("version");
            return ferretDb(build)
                    .map(version -> "FerretDB " + version + ", which calls itself " + asMongo)
                    .orElse(asMongo);
        }
    }

    /** Its version, which FerretDB 1 and 2 tell in two ways; empty for another server. */
    private static Optional<String> ferretDb(Document build) {
        return Optional.ofNullable(build.get("ferretdb", Document.class))
                .map(second -> second.getString("version"))
                .or(() -> Optional.ofNullable(build.getString("ferretdbVersion")));
    }

    private String influx() throws IOException {
        HttpRequest ping =
                HttpRequest.newBuilder(URI.create(variables.required("INFLUX_URL") + "/ping"))
                        .timeout(PATIENCE)
                        .build();
        try {
            HttpResponse<Void> answer =
                    HttpClient.newBuilder()
                            .connectTimeout(PATIENCE)
                            .build()
                            .send(ping, HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() != 204 && answer.statusCode() != 200) {
                throw new IOException("/ping answered " + answer.statusCode());
            }
            return "InfluxDB "
                    + answer.headers()
                            .firstValue("X-Influxdb-Version")
                            .orElse("that does not tell its version");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /**
     * The first line of the server's greeting; one that is encrypted from the first byte stays
     * unread.
     */
    private String smtp() throws IOException {
        MailServer server = variables.mailServer().orElseThrow();
        int timeoutMs = Math.toIntExact(PATIENCE.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.host(), server.port()), timeoutMs);
            socket.setSoTimeout(timeoutMs);
            if (server.port() == IMPLICIT_TLS_PORT || server.tls().equals("implicit")) {
                return "SMTP, encrypted from the first byte";
            }
            String greeting =
                    new BufferedReader(
                                    new InputStreamReader(
                                            socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine();
            if (greeting == null || !GREETING.matcher(greeting).lookingAt()) {
                throw new IOException("no greeting of a mail server");
            }
            return greeting.substring(4);
        }
    }

    @Override
    public String toString() {
        return "servers"; // settings may hold passwords
    }
}
