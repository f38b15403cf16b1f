package dev.arbflow.embedded.endpoints;

import dev.arbflow.embedded.EmbeddedInflux;
import dev.arbflow.embedded.EmbeddedKafka;
import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.embedded.InfluxStore;
import dev.arbflow.embedded.KafkaBroker;
import dev.arbflow.embedded.MongoStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The servers an integration test talks to: the real one that the environment names, else an
 * embedded one on a free port.
 *
 * <p>On a real server the test has topics, a database or a bucket of its own, whose name begins
 * with {@value #OWN}; closing the result deletes those and touches nothing else.
 */
public final class Endpoints {
    /** What the names of everything begin with that a test makes on a server of somebody else's. */
    public static final String OWN = "arbflow-test-";

    private final Variables variables;

    Endpoints(Map<String, String> environment) {
        this.variables = new Variables(environment);
    }

    /** Reads the variables of this process. */
    public static Endpoints fromEnvironment() {
        return new Endpoints(System.getenv());
    }

    /**
     * The brokers in {@code KAFKA_BROKER}, or an embedded one.
     *
     * @param dataDir of the embedded one
     * @throws IOException if the embedded one does not start
     */
    public KafkaBroker kafka(Path dataDir) throws IOException {
        Optional<String> given = variables.of("KAFKA_BROKER");
        return given.isPresent()
                ? new NamedKafka(given.get(), ownName() + ".")
                : EmbeddedKafka.start(dataDir, 0);
    }

    /**
     * The server at {@code MONGO_URI}, or an embedded one.
     *
     * @param dataDir of the embedded one
     * @throws IOException if the embedded one does not start
     */
    public MongoStore mongo(Path dataDir) throws IOException {
        Optional<String> given = variables.of("MONGO_URI");
        return given.isPresent()
                ? new NamedMongo(given.get(), ownName())
                : EmbeddedMongo.start(dataDir, 0);
    }

    /**
     * A bucket that keeps points of any age on the server at {@code INFLUX_URL}, made with {@code
     * INFLUX_TOKEN} in {@code INFLUX_ORG}, or an embedded server.
     *
     * @param dataDir of the embedded one
     * @throws IOException if the embedded one does not start, or the real one refuses the bucket
     * @throws IllegalStateException if there is a URL but not both of the others
     */
    public InfluxStore influx(Path dataDir) throws IOException {
        Optional<String> given = variables.of("INFLUX_URL");
        return given.isPresent()
                ? NamedInflux.withOwnBucket(
                        given.get(),
                        besideInfluxUrl("INFLUX_TOKEN"),
                        besideInfluxUrl("INFLUX_ORG"),
                        ownName())
                : EmbeddedInflux.start(dataDir, 0);
    }

    /**
     * The server in {@code SMTP_SERVER}, with {@code SMTP_PORT}, {@code SMTP_TLS}, {@code
     * SMTP_USER}, {@code SMTP_PASS} and {@code TLS_CA_FILE}, which gets mails from {@code
     * ALERT_FROM} to {@code ALERT_TO}; or an embedded one.
     *
     * @throws IOException if the embedded one does not start
     */
    public MailServer mail() throws IOException {
        Optional<MailServer> given = variables.mailServer();
        return given.isPresent() ? given.get() : embeddedMail();
    }

    private static MailServer embeddedMail() throws IOException {
        EmbeddedMail mail = EmbeddedMail.start();
        return new MailServer(
                mail.host(),
                mail.port(),
                "none",
                Optional.empty(),
                Optional.empty(),
                "arbflow <alerts@example.org>",
                List.of("desk@example.org"),
                Optional.of(mail));
    }

    private static String ownName() {
        return OWN + UUID.randomUUID().toString().substring(0, 13);
    }

    private String besideInfluxUrl(String variable) {
        return variables
                .of(variable)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "INFLUX_URL is set, so " + variable + " must be set too"));
    }
}
