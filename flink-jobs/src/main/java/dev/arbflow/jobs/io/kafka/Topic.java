package dev.arbflow.jobs.io.kafka;

import dev.arbflow.jobs.config.Kafka;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Every topic there is: its name, its partitions and how long it is kept. */
public enum Topic {
    /** Trades and progress, kept for longer than any replay goes back. */
    TRADES("market.trades", true, Duration.ofDays(3)),
    /** Books and progress; by far the most bytes. */
    BOOKS("market.books", true, Duration.ofHours(2)),
    FEED_STATUS("market.feed-status", false, Duration.ofDays(30)),
    MALFORMED("market.malformed", false, Duration.ofDays(30)),
    EPISODES("arbitrage.episodes", false, Duration.ofDays(90)),
    CANDIDATES("arbitrage.candidates", false, Duration.ofDays(30)),
    FOLLOW_UPS("arbitrage.follow-ups", false, Duration.ofDays(90)),
    SUSPECTS("market.suspect-activity", false, Duration.ofDays(90)),
    PAPER("arbitrage.paper", false, Duration.ofDays(90)),
    CYCLES("arbitrage.cycles", false, Duration.ofDays(90)),
    /** The newest version of each rule, for ever. */
    RULES("control.rules", false, Duration.ZERO);

    private final String plainName;
    private final boolean byMarket;
    private final Duration retention;

    Topic(String plainName, boolean byMarket, Duration retention) {
        this.plainName = plainName;
        this.byMarket = byMarket;
        this.retention = retention;
    }

    /** Its name without the configured prefix. */
    public String plainName() {
        return plainName;
    }

    /** Its name on the brokers. */
    public String name(Kafka kafka) {
        return kafka.topicPrefix() + plainName;
    }

    /** Name of the topic for records that were found here and could not be read. */
    public String deadName(Kafka kafka) {
        return name(kafka) + ".dead";
    }

    /** Number of its partitions. */
    public int partitions(Kafka kafka) {
        return byMarket ? kafka.partitions() : 1;
    }

    /** How long records are kept; empty if the newest of each key stays for ever. */
    public Optional<Duration> retention() {
        return retention.isZero() ? Optional.empty() : Optional.of(retention);
    }

    /** Kafka's settings for it. */
    Map<String, String> settings(Kafka kafka) {
        return retention()
                .map(age -> deletedAfter(age, kafka.retentionBytes()))
                .orElseGet(Topic::newestOfEachKey);
    }

    /** Stamped by the broker, so that nobody can claim to have written earlier than he did. */
    private static Map<String, String> newestOfEachKey() {
        return Map.of("cleanup.policy", "compact", "message.timestamp.type", "LogAppendTime");
    }

    /** Kafka's settings for its unreadable records. */
    static Map<String, String> deadSettings(Kafka kafka) {
        return deletedAfter(Duration.ofDays(30), kafka.retentionBytes());
    }

    private static Map<String, String> deletedAfter(Duration age, long bytes) {
        return Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                Long.toString(age.toMillis()),
                "retention.bytes",
                Long.toString(bytes),
                "segment.bytes",
                Long.toString(Kafka.SEGMENT_BYTES));
    }
}
