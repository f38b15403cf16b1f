package dev.arbflow.embedded;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A Kafka topic to create.
 *
 * @param partitions greater than zero
 * @param settings Kafka's topic settings, such as {@code cleanup.policy}
 */
public record Topic(String name, int partitions, Map<String, String> settings) {

    /** Copies the settings. */
    public Topic {
        settings = Map.copyOf(settings);
    }

    /** A topic with the broker's own settings. */
    public static Topic of(String name, int partitions) {
        return new Topic(name, partitions, Map.of());
    }

    /** This topic, keeping only the newest record of each key. */
    public Topic compacted() {
        return with("cleanup.policy", "compact");
    }

    /** This topic, deleting whole segments older than {@code retention}. */
    public Topic keptFor(Duration retention) {
        return with("retention.ms", Long.toString(retention.toMillis()));
    }

    private Topic with(String setting, String value) {
        Map<String, String> changed = new HashMap<>(settings);
        changed.put(setting, value);
        return new Topic(name, partitions, changed);
    }
}
