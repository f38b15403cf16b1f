package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import dev.arbflow.embedded.EmbeddedKafka;
import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.embedded.KafkaBroker;
import dev.arbflow.embedded.LoopbackProxy;
import dev.arbflow.embedded.MongoStore;
import dev.arbflow.embedded.ThrowawayCertificate;
import dev.arbflow.embedded.endpoints.OwnServer;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.io.kafka.KafkaClients;
import dev.arbflow.jobs.io.kafka.KafkaRuleHistory;
import dev.arbflow.jobs.io.kafka.KafkaSinks;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.jobs.io.mongo.MongoSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka behind a login and TLS, MongoDB behind TLS: whom we trust, and who is refused. */
@OwnServer("it makes the certificates and the users that it tries")
class ProtectedConnectionsITCase {
    private static final String PASSWORD = "kafka-\"pass\\word";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir static Path folder;
    private static ThrowawayCertificate certificate;
    private static Path trusted;
    private static Path another;
    private static KafkaBroker broker;

    @BeforeAll
    static void startKafka() throws IOException {
        certificate = ThrowawayCertificate.create();
        trusted = Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
        another =
                Files.writeString(
                        folder.resolve("another.pem"),
                        ThrowawayCertificate.create().certificatePem());
        broker = EmbeddedKafka.startProtected(folder.resolve("k"), certificate, "me", PASSWORD);
    }

    @AfterAll
    static void stopKafka() throws Exception {
        broker.close();
    }

    @Test
    void topicsAreMadeAndWrittenOverAnEncryptedConnectionWithLogin() throws Exception {
        Kafka kafka = kafka(PASSWORD, trusted);
        TopicSetup.ensure(kafka, PATIENCE);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        env.fromData(StoreSamples.open(1)).sinkTo(KafkaSinks.episodes(kafka));
        env.execute();

        try (Admin admin =
                Admin.create(new HashMap<String, Object>(KafkaClients.settings(kafka)))) {
            Set<String> names = admin.listTopics().names().get();
            assertThat(names).contains(Topic.EPISODES.name(kafka), Topic.TRADES.deadName(kafka));
        }
    }

    @Test
    void theHistoryOfRulesIsReadOverIt() {
        Kafka kafka = kafka(PASSWORD, trusted);
        TopicSetup.ensure(kafka, PATIENCE);

        assertThat(KafkaRuleHistory.of(kafka).read()).isEmpty();
    }

    @Test
    void aWrongPasswordIsOneLineThatDoesNotQuoteIt() {
        assertThatThrownBy(() -> TopicSetup.ensure(kafka("not-the-password", trusted), PATIENCE))
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining("KAFKA_BROKER")
                .hasMessageContaining("Authentication failed")
                .hasMessageNotContaining("not-the-password");
    }

    @Test
    void aBrokerWhoseCertificateNobodyWeTrustHasSignedIsRefused() {
        assertThatThrownBy(() -> TopicSetup.ensure(kafka(PASSWORD, another), PATIENCE))
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining("SSL handshake failed");
    }

    @Test
    void aBrokerThatAnswersUnderAnotherNameThanItsCertificateIsRefused() {
        Map<String, String> environment = environment(PASSWORD, trusted);
        environment.put(
                "KAFKA_BROKER", broker.bootstrapServers().replace("localhost", "127.0.0.1"));
        Kafka kafka = new ConfigReader(new String[0], environment).kafka();

        assertThatThrownBy(() -> TopicSetup.ensure(kafka, PATIENCE))
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining("SSL handshake failed");
    }

    @Test
    void aLoginIsNeverSentToAListenerThatDoesNotAskForOne() {
        Map<String, String> environment = environment(PASSWORD, trusted);
        environment.put("KAFKA_SECURITY_PROTOCOL", "ssl");

        assertThatThrownBy(() -> new ConfigReader(new String[0], environment).kafka())
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining("KAFKA_SECURITY_PROTOCOL SSL has no login");
    }

    @Test
    void mongoIsVerifiedAgainstTheJvmsTrustStore() throws Exception {
        SSLContext before = SSLContext.getDefault();
        try (MongoStore store = EmbeddedMongo.start(folder.resolve("mongo"), 0);
                LoopbackProxy proxy = LoopbackProxy.withTls(port(store), certificate)) {
            String uri = "mongodb://localhost:" + proxy.port() + "/?tls=true";
            Mongo mongo =
                    new Mongo(
                            new Secret(uri),
                            "a",
                            PATIENCE,
                            Duration.ofDays(30),
                            Duration.ofDays(30));

            assertThatThrownBy(() -> MongoSetup.ensure(mongo, Duration.ofSeconds(2)))
                    .isInstanceOf(ConfigError.class)
                    .hasMessageContaining("no answer");
            SSLContext.setDefault(trusting(certificate)); // as javax.net.ssl.trustStore does
            MongoSetup.ensure(mongo, PATIENCE);
        } finally {
            SSLContext.setDefault(before);
        }
    }

    private static int port(MongoStore store) {
        String host = new ConnectionString(store.uri()).getHosts().get(0);
        return Integer.parseInt(host.substring(host.indexOf(':') + 1));
    }

    private static SSLContext trusting(ThrowawayCertificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("ca", certificate.certificate());
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static Kafka kafka(String password, Path ca) {
        return new ConfigReader(new String[0], environment(password, ca)).kafka();
    }

    private static Map<String, String> environment(String password, Path ca) {
        return new HashMap<>(
                Map.of(
                        "KAFKA_BROKER",
                        broker.bootstrapServers(),
                        "KAFKA_SECURITY_PROTOCOL",
                        "sasl_ssl",
                        "KAFKA_USER",
                        "me",
                        "KAFKA_PASS",
                        password,
                        "TLS_CA_FILE",
                        ca.toString()));
    }
}
