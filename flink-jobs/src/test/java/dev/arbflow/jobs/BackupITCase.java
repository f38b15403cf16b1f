package dev.arbflow.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.arbflow.embedded.EmbeddedKafka;
import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.embedded.KafkaBroker;
import dev.arbflow.embedded.MongoStore;
import dev.arbflow.embedded.endpoints.OwnServer;
import dev.arbflow.jobs.arbitrage.RuleHistory;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.io.kafka.KafkaRuleHistory;
import dev.arbflow.jobs.io.kafka.RawTopics;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.jobs.io.mongo.MongoSetup;
import dev.arbflow.jobs.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broker and store are lost with all that they held; a backup brings back what nobody can make. */
@OwnServer("it loses servers with all that they hold")
class BackupITCase {
    private static final String KEY = "6f1d0c94a7b35e28f0937ac1d46e8b52";
    private static final long RULE_IS_FOR_US = 4_000_000_000_000_000L;

    @TempDir Path folder;

    private final List<String> told = new ArrayList<>();
    private KafkaBroker broker;
    private MongoStore store;
    private PipelineConfig config;
    private Path backup;

    @BeforeEach
    void fullServers() throws Exception {
        backup = folder.resolve("backup");
        start("before");
        MongoSetup.ensure(config.stores());
        for (int version = 1; version <= 3; version++) {
            writeRule(version);
        }
        documents().fill();
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
        store.close();
    }

    @Test
    void everythingThatIsLostIsPutBackAsItWas() throws Exception {
        Map<String, List<Document>> documents = documents().all();
        List<RuleHistory.Written> rules = KafkaRuleHistory.of(config.kafka()).read();
        assertThat(rules).hasSize(3);
        backup(KEY).write();

        loseEverything();
        assertThat(documents().all()).allSatisfy((name, none) -> assertThat(none).isEmpty());
        backup(KEY).restore();

        assertThat(documents().all()).isEqualTo(documents);
        assertThat(documents.get("episodes")).hasSize(StoreSample.EPISODES);
        assertThat(KafkaRuleHistory.of(config.kafka()).read()).isEqualTo(rules);
        assertThat(backup.resolve("pseudonym.key")).hasContent(KEY + "\n");
    }

    @Test
    void theTopicOfRulesTakesNobodysWordForTheTimeAfterwards() throws Exception {
        backup(KEY).write();
        loseEverything();
        backup(KEY).restore();

        assertThat(rulesAreStampedBy()).isEqualTo("LogAppendTime");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void rulesWhoseRestoreWasInterruptedAreCompleted(int alreadyBack) throws Exception {
        List<RuleHistory.Written> rules = KafkaRuleHistory.of(config.kafka()).read();
        backup(KEY).write();
        List<ConsumerRecord<byte[], byte[]>> records = topics().read(rulesTopic());
        loseEverything();
        letWritersStampRules();
        topics().copy(records.subList(0, alreadyBack));
        told.clear();

        backup(KEY).restore();

        assertThat(KafkaRuleHistory.of(config.kafka()).read()).isEqualTo(rules);
        assertThat(rulesAreStampedBy()).isEqualTo("LogAppendTime");
        assertThat(told).contains("rules: " + (3 - alreadyBack));
    }

    @Test
    void aRuleThatWasGivenAnewIsNotReplacedByTheOneThatWas() throws Exception {
        backup(KEY).write();
        loseEverything();
        writeRule(2);
        RuleHistory.Written anew = KafkaRuleHistory.of(config.kafka()).read().get(0);

        backup(KEY).restore();

        assertThat(KafkaRuleHistory.of(config.kafka()).read())
                .hasSize(3)
                .filteredOn(written -> written.rule().version() == 2)
                .containsExactly(anew);
    }

    @Test
    void aRuleThatWasTakenBackMeanwhileStaysTakenBack() throws Exception {
        backup(KEY).write();
        loseEverything();
        topics().write(rulesTopic(), "2", null);

        backup(KEY).restore();

        assertThat(told).contains("rules: 2");
        assertThat(topics().read(rulesTopic()))
                .hasSize(3)
                .filteredOn(record -> new String(record.key(), UTF_8).equals("2"))
                .singleElement()
                .satisfies(record -> assertThat(record.value()).isNull());
    }

    @Test
    void aRecordThatTakesARuleBackHasNoPlaceInABackup() throws Exception {
        topics().write(rulesTopic(), "2", null);
        backup(KEY).write();

        assertThat(backup.resolve("rules.tsv")).content().hasLineCount(3);
    }

    @Test
    void whatIsThereIsNotReplacedByWhatWas() throws Exception {
        backup(KEY).write();
        documents()
                .in(
                        "episodes",
                        episodes -> {
                            episodes.deleteOne(Filters.eq("_id", "sample-0007"));
                            return episodes.updateOne(
                                    Filters.eq("_id", "sample-0008"),
                                    Updates.set("market", "NEW/ONE"));
                        });

        backup(KEY).restore();

        List<Document> episodes = documents().all().get("episodes");
        assertThat(episodes).hasSize(StoreSample.EPISODES);
        assertThat(episodes.get(8)).containsEntry("market", "NEW/ONE");
        assertThat(told)
                .contains(
                        "episodes: 1 documents put back, "
                                + (StoreSample.EPISODES - 1)
                                + " there already",
                        "rules: 0");
        assertThat(KafkaRuleHistory.of(config.kafka()).read()).hasSize(3);
    }

    @Test
    void anotherKeyIsRefusedBeforeAnythingIsPutBack() throws Exception {
        backup(KEY).write();
        loseEverything();

        assertThatThrownBy(() -> backup("c83e5a1f7d2940b6e15f8c3a90d7264b").restore())
                .isInstanceOf(ConfigError.class)
                .hasMessageStartingWith("PSEUDONYM_KEY is not that of the backup")
                .message()
                .doesNotContain(KEY);
        assertThat(documents().all().get("episodes")).isEmpty();
    }

    @Test
    void aFileThatHasChangedIsNamed() throws Exception {
        backup(KEY).write();
        Path episodes = backup.resolve("documents/episodes.bson.gz");
        Files.write(episodes, new byte[] {1});

        assertThatThrownBy(() -> backup(KEY).restore())
                .isInstanceOf(IOException.class)
                .hasMessage(episodes + " is missing or not as it was written");
    }

    @Test
    void aBackupThatWasInterruptedIsNone() throws Exception {
        backup(KEY).write();
        Files.delete(backup.resolve("SHA256SUMS"));

        assertThatThrownBy(() -> backup(KEY).restore())
                .isInstanceOf(IOException.class)
                .hasMessage(backup + " holds no whole backup: SHA256SUMS is missing");
    }

    @Test
    void aListOfSumsThatWasCutOffIsNamed() throws Exception {
        backup(KEY).write();
        Path sums = backup.resolve("SHA256SUMS");
        Files.writeString(sums, Files.readString(sums).substring(0, 40));

        assertThatThrownBy(() -> backup(KEY).restore())
                .isInstanceOf(IOException.class)
                .hasMessage(sums + " is not as it was written");
    }

    @Test
    void anOlderBackupIsNotWrittenOver() throws Exception {
        backup(KEY).write();

        assertThatThrownBy(() -> backup(KEY).write())
                .isInstanceOf(IOException.class)
                .hasMessage(backup + " is not empty; name a new folder");
    }

    private String rulesTopic() {
        return Topic.RULES.name(config.kafka());
    }

    private RawTopics topics() {
        return new RawTopics(broker.bootstrapServers());
    }

    private String rulesAreStampedBy() throws Exception {
        ConfigResource rules = new ConfigResource(ConfigResource.Type.TOPIC, rulesTopic());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin.describeConfigs(List.of(rules))
                    .all()
                    .get()
                    .get(rules)
                    .get("message.timestamp.type")
                    .value();
        }
    }

    private void letWritersStampRules() throws Exception {
        ConfigResource rules = new ConfigResource(ConfigResource.Type.TOPIC, rulesTopic());
        AlterConfigOp change =
                new AlterConfigOp(
                        new ConfigEntry("message.timestamp.type", "CreateTime"),
                        AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(rules, List.of(change))).all().get();
        }
        Eventually.holds(
                "writers stamp rules",
                Duration.ofSeconds(30),
                () -> rulesAreStampedBy().equals("CreateTime"));
    }

    private StoreSample documents() {
        return new StoreSample(store.uri(), config.stores().mongo().database());
    }

    private Backup backup(String key) {
        return new Backup(config(key), backup, told::add);
    }

    private void loseEverything() throws Exception {
        stop();
        start("after");
        TopicSetup.ensure(config.kafka());
    }

    private void start(String servers) throws IOException {
        broker = EmbeddedKafka.start(folder.resolve(servers).resolve("kafka"), 0);
        store = EmbeddedMongo.start(folder.resolve(servers).resolve("mongo"), 0);
        config = config(KEY);
    }

    private PipelineConfig config(String key) {
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BROKER", broker.bootstrapServers());
        environment.put("KAFKA_PARTITIONS", "1");
        environment.put("MONGO_URI", store.uri());
        environment.put("INFLUX_URL", "http://unused");
        environment.put("INFLUX_TOKEN", "unused");
        environment.put("SMTP_SERVER", "unused");
        environment.put("ALERT_FROM", "a@example.org");
        environment.put("ALERT_TO", "b@example.org");
        environment.put("PSEUDONYM_KEY", key);
        return new ConfigReader(new String[0], environment).pipeline();
    }

    private void writeRule(int version) throws Exception {
        Kafka kafka = config.kafka();
        TopicSetup.ensure(kafka);
        String rule =
                "{\"schemaVersion\":1,\"version\":%d,\"effectiveFromUs\":%d,\"minNetBps\":5.0,"
                        + "\"holdNetBps\":2.5,\"minNotional\":2000.0,\"dwellUs\":750000}";
        topics().write(
                        Topic.RULES.name(kafka),
                        Integer.toString(version),
                        rule.formatted(version, RULE_IS_FOR_US));
    }
}
