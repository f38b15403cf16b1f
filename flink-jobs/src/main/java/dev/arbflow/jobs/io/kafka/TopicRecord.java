package dev.arbflow.jobs.io.kafka;

/**
 * A record of a topic, or the reason why it is none, or neither if it is about something that only
 * a newer release knows.
 *
 * @param value what was read; null if it is none or was passed over
 * @param dead what could not be read; null for the others
 * @param unknownValues how many values of it only a newer release knows
 * @param partition it was found in
 * @param <T> what the topic holds
 */
public record TopicRecord<T>(T value, DeadRecord dead, int unknownValues, int partition) {

    static <T> TopicRecord<T> of(T value) {
        return of(value, 0);
    }

    static <T> TopicRecord<T> of(T value, int unknownValues) {
        return new TopicRecord<>(value, null, unknownValues, 0);
    }

    static <T> TopicRecord<T> of(DeadRecord dead) {
        return new TopicRecord<>(null, dead, 0, 0);
    }

    static <T> TopicRecord<T> passedOver(int unknownValues) {
        return new TopicRecord<>(null, null, unknownValues, 0);
    }

    /** The same as it was found in a partition. */
    TopicRecord<T> in(int foundIn) {
        return new TopicRecord<>(value, dead, unknownValues, foundIn);
    }

    /** The same record of the topic with another value. */
    TopicRecord<T> with(T other) {
        return new TopicRecord<>(other, dead, unknownValues, partition);
    }
}
