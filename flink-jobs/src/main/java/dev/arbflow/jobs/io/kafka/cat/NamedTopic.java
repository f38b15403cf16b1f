package dev.arbflow.jobs.io.kafka.cat;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.json.RecordCodec;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.jobs.io.sbe.SbeCodec;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A topic as somebody names it, without the configured prefix.
 *
 * @param topic which
 * @param dead whether its unreadable records are meant
 */
public record NamedTopic(Topic topic, boolean dead) {
    private static final String DEAD = ".dead";

    /**
     * Finds a topic.
     *
     * @throws ConfigError with all names if there is none of this name
     */
    public static NamedTopic of(String name) {
        boolean dead = name.endsWith(DEAD);
        String plainName = dead ? name.substring(0, name.length() - DEAD.length()) : name;
        return Arrays.stream(Topic.values())
                .filter(each -> each.plainName().equals(plainName))
                .findFirst()
                .map(topic -> new NamedTopic(topic, dead))
                .orElseThrow(
                        () ->
                                new ConfigError(
                                        "no topic '"
                                                + name
                                                + "'; there are "
                                                + names()
                                                + ", and each of them with "
                                                + DEAD));
    }

    private static String names() {
        return Arrays.stream(Topic.values())
                .map(Topic::plainName)
                .collect(Collectors.joining(", "));
    }

    /** Its name on the brokers. */
    String onBrokers(Kafka kafka) {
        return dead ? topic.deadName(kafka) : topic.name(kafka);
    }

    /** How its records are read; empty for those that cannot be. */
    Optional<RecordCodec<?>> codec() {
        return dead ? Optional.empty() : Optional.of(codecOf(topic));
    }

    private static RecordCodec<?> codecOf(Topic topic) {
        return switch (topic) {
            case TRADES -> SbeCodec.trades();
            case BOOKS -> SbeCodec.books();
            case FEED_STATUS -> JsonCodec.feedStatus();
            case MALFORMED -> JsonCodec.malformed();
            case EPISODES -> JsonCodec.episodes();
            case CANDIDATES -> JsonCodec.candidates();
            case FOLLOW_UPS -> JsonCodec.followUps();
            case SUSPECTS -> JsonCodec.suspects();
            case PAPER -> JsonCodec.paper();
            case CYCLES -> JsonCodec.cycles();
            case RULES -> JsonCodec.rules();
        };
    }
}
