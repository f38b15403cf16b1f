package dev.arbflow.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.embedded.KafkaBroker;
import dev.arbflow.embedded.endpoints.Endpoints;
import dev.arbflow.jobs.arbitrage.DetectionTopology;
import dev.arbflow.jobs.arbitrage.RuleHistory;
import dev.arbflow.jobs.arbitrage.Rules;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.ingest.IngestTopology;
import dev.arbflow.jobs.io.exchange.MarketFeeds;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.past.PastDetection;
import dev.arbflow.jobs.past.PastFindings;
import dev.arbflow.jobs.past.RulesWithOneMore;
import dev.arbflow.jobs.past.Stretch;
import dev.arbflow.jobs.testing.Clusters;
import dev.arbflow.jobs.testing.InMemorySink;
import dev.arbflow.jobs.testing.RandomMarket;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One log of books and of rules that change meanwhile, read again and again. */
@Tag("kafka")
class RepeatableReplayITCase {
    @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.of(2);

    private static final int BOOKS = 3_000;
    private static final Stretch EVER = new Stretch(0, Long.MAX_VALUE);

    @TempDir static Path folder;
    private static KafkaBroker broker;
    private static PipelineConfig config;

    /** In the future, so that rules are written in time for it. */
    private static long beginMs;

    private static List<String> told;

    @BeforeAll
    static void writeTheLog() throws Exception {
        beginMs = Instant.now().plus(Duration.ofMinutes(2)).toEpochMilli() / 1_000 * 1_000;
        broker = Endpoints.fromEnvironment().kafka(folder);
        config = config();
        TopicSetup.ensure(config.kafka());
        write(Rule.of(new DetectionRule(1, us(15_000), 150, 20, 0, 100_000)));
        write(Rule.of(new DetectionRule(2, us(30_000), 30, 20, 0, 300_000)));
        StreamExecutionEnvironment env = environment(1);
        IngestTopology.build(
                env.fromData(
                                new RandomMarket(20_261_123, beginMs).next(BOOKS),
                                TypeInformation.of(Inbound.class))
                        .uid("log"),
                KafkaSinks.ingest(config.kafka()),
                config.kafka().partitions());
        env.execute("ingest");
    }

    @AfterAll
    static void stopKafka() throws Exception {
        broker.close();
    }

    @Test
    void theSameLogGivesTheSameEpisodesAgainAndAtAnotherParallelism() throws Exception {
        List<String> told = told();

        assertThat(told).hasSizeGreaterThan(50);
        assertThat(ruleVersions(told)).containsExactlyInAnyOrder("0", "1", "2");
        assertThat(digest(replay(1, rules -> rules))).isEqualTo(digest(told));
        assertThat(digest(replay(2, rules -> rules))).isEqualTo(digest(told));
    }

    @Test
    void booksThatOvertakeTheStreamOfRulesAreJudgedByThemAllTheSame() throws Exception {
        List<String> overtaken =
                replay(2, rules -> new Rules(rules.history(), rules.stream().filter(r -> false)));
        List<String> told = told();

        assertThat(overtaken).isEqualTo(told);
        assertThat(replay(1, rules -> new Rules(List::of, rules.stream().filter(r -> false))))
                .as("without any rule the episodes are others")
                .isNotEqualTo(told);
    }

    /** The question "what would have opened under this rule" goes through the same operators. */
    @Test
    void thePastLookedAtAgainHasTheEpisodesThatWereToldAndOthersWithAnotherRule() throws Exception {
        List<RuleHistory.Written> rules = KafkaRuleHistory.of(config.kafka()).read();
        Set<String> told = ids(told());

        PastFindings asItWas = past(RulesWithOneMore.none(rules), EVER);
        PastFindings stricter =
                past(
                        RulesWithOneMore.of(
                                rules, config.detection().configured(), stricter(), us(0)),
                        EVER);

        assertThat(asItWas.episodes()).isEqualTo(told);
        assertThat(asItWas.more()).isZero();
        assertThat(asItWas.books()).isEqualTo(BOOKS);
        assertThat(asItWas.refused()).isNotEmpty();
        assertThat(stricter.opened()).isPositive().isLessThan(asItWas.opened());
    }

    private static PastFindings past(RulesWithOneMore rules, Stretch stretch) throws Exception {
        StreamExecutionEnvironment env = environment(2);
        return PastDetection.run(
                env,
                new PastBooks(
                                config.kafka(),
                                config.detection().outOfOrderness(),
                                MarketFeeds.connectionNames(config.venues()))
                        .read(env, 0, Instant.now().plus(Duration.ofDays(1)).toEpochMilli()),
                rules,
                config.detection(),
                stretch);
    }

    private static Rule stricter() {
        return Rule.of(new DetectionRule(1, us(0), 100, 20, 0, 100_000));
    }

    private static Set<String> ids(List<String> told) {
        return told.stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.toSet());
    }

    @Test
    void aBrokerThatIsAwayIsSaidInsteadOfJudgingWithoutRules() {
        PipelineConfig away =
                new ConfigReader(new String[0], settings("127.0.0.1:1", "replay.")).pipeline();

        assertThatThrownBy(() -> KafkaRuleHistory.of(away.kafka(), Duration.ofMillis(300)).read())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("topic replay.control.rules could not be read within 300 ms");
    }

    /** Read once for all tests. */
    private static List<String> told() throws Exception {
        if (told == null) {
            told = replay(1, rules -> rules);
        }
        return told;
    }

    private static List<String> replay(int parallelism, UnaryOperator<Rules> rules)
            throws Exception {
        try (InMemorySink<Episode> episodes = new InMemorySink<>()) {
            StreamExecutionEnvironment env = environment(parallelism);
            DetectionTopology.Results found =
                    DetectionTopology.build(
                            KafkaSources.books(env, config),
                            rules.apply(KafkaSources.rules(env, config.kafka())),
                            config.detection());
            found.episodes().sinkTo(episodes).uid("episodes-out");
            env.execute("replay");
            return episodes.written().stream()
                    .map(RepeatableReplayITCase::projection)
                    .sorted()
                    .toList();
        }
    }

    /** Everything but our clock at the time of the replay. */
    private static String projection(Episode episode) {
        return String.join(
                " ",
                episode.id(),
                String.valueOf(episode.revision()),
                String.valueOf(episode.closeReason()),
                String.valueOf(episode.detectedUs()),
                String.valueOf(episode.lastUs()),
                episode.net().toString(),
                episode.peak().toString(),
                String.valueOf(episode.samples()),
                String.valueOf(episode.maxLegAgeUs()),
                String.valueOf(episode.maxSkewUs()),
                episode.feeVersion(),
                "rule=" + episode.ruleVersion());
    }

    private static List<String> ruleVersions(List<String> told) {
        return told.stream()
                .map(line -> line.substring(line.lastIndexOf('=') + 1))
                .distinct()
                .toList();
    }

    private static String digest(List<String> told) throws Exception {
        byte[] text =
                told.stream().collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    }

    private static void write(Rule rule) throws Exception {
        new RawTopics(broker.bootstrapServers())
                .write(
                        Topic.RULES.name(config.kafka()),
                        Integer.toString(rule.version()),
                        new String(JsonCodec.rules().write(rule), StandardCharsets.UTF_8));
    }

    private static long us(long afterBeginMs) {
        return (beginMs + afterBeginMs) * 1_000;
    }

    private static StreamExecutionEnvironment environment(int parallelism) {
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.GENERIC_TYPES, false);
        rules.set(PipelineOptions.MAX_PARALLELISM, 128);
        return StreamExecutionEnvironment.getExecutionEnvironment(rules)
                .setParallelism(parallelism);
    }

    private static PipelineConfig config() {
        return new ConfigReader(
                        new String[0],
                        settings(
                                broker.bootstrapServers(),
                                broker.topicPrefix() + "replay-" + System.nanoTime() + "."))
                .pipeline();
    }

    private static Map<String, String> settings(String brokers, String prefix) {
        Map<String, String> settings = new HashMap<>();
        settings.put("KAFKA_BROKER", brokers);
        settings.put("KAFKA_PARTITIONS", "3");
        settings.put("KAFKA_TOPIC_PREFIX", prefix);
        settings.put("KAFKA_GROUP", prefix + "replay");
        settings.put("KAFKA_START", "earliest");
        settings.put("KAFKA_END", "latest");
        settings.put("MIN_NOTIONAL", "0");
        settings.put("DWELL_MS", "50");
        settings.put("MONGO_URI", "mongodb://unused");
        settings.put("INFLUX_URL", "http://unused");
        settings.put("INFLUX_TOKEN", "unused");
        settings.put("SMTP_SERVER", "unused");
        settings.put("ALERT_FROM", "a@example.org");
        settings.put("ALERT_TO", "b@example.org");
        settings.put("PSEUDONYM_KEY", "6f1d0c94a7b35e28f0937ac1d46e8b52");
        return settings;
    }
}
