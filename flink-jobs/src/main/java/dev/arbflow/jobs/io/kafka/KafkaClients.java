package dev.arbflow.jobs.io.kafka;

import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.config.KafkaSecurity;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What every client of Kafka is told: where the brokers are, and how to prove who is who. */
public final class KafkaClients {
    private static final String MODULES = "org.apache.kafka.common.security.";

    private KafkaClients() {}

    /** Settings for any client; they hold the password. */
    public static Map<String, String> settings(Kafka kafka) {
        KafkaSecurity security = kafka.security();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.brokers());
        settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, security.protocol().name());
        if (security.protocol().encrypted()) {
            security.caFile()
                    .ifPresent(
                            file -> {
                                settings.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
                                settings.put(
                                        SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, file.toString());
                            });
        }
        security.login()
                .ifPresent(
                        login -> {
                            settings.put(SaslConfigs.SASL_MECHANISM, security.mechanism().code());
                            settings.put(
                                    SaslConfigs.SASL_JAAS_CONFIG,
                                    module(security.mechanism(), login));
                        });
        return settings;
    }

    /**
     * A consumer of bytes that belongs to no group and commits nothing, so that nobody notices.
     *
     * @param connection see {@link #settings}
     * @param more settings of this consumer
     */
    public static KafkaConsumer<byte[], byte[]> reader(
            Map<String, ?> connection, Map<String, ?> more) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.putAll(more);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The settings of any client, for builders that want properties. */
    static Properties properties(Kafka kafka) {
        Properties properties = new Properties();
        properties.putAll(settings(kafka));
        return properties;
    }

    private static String module(KafkaSecurity.Mechanism mechanism, KafkaSecurity.Login login) {
        String module =
                mechanism == KafkaSecurity.Mechanism.PLAIN
                        ? "plain.PlainLoginModule"
                        : "scram.ScramLoginModule";
        return "%s%s required username=%s password=%s;"
                .formatted(
                        MODULES, module, quoted(login.user()), quoted(login.password().reveal()));
    }

    /** JAAS reads backslash escapes within quotes. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
