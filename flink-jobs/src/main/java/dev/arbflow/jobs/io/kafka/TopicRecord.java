package dev.arbflow.jobs.io.kafka;

/**
 * A record of a topic, or the reason why it is none; the other component is null.
 *
 * @param value what was read
 * @param dead what could not be read
 * @param <T> what the topic holds
 */
public record TopicRecord<T>(T value, DeadRecord dead) {

    static <T> TopicRecord<T> of(T value) {
        return new TopicRecord<>(value, null);
    }

    static <T> TopicRecord<T> of(DeadRecord dead) {
        return new TopicRecord<>(null, dead);
    }
}
