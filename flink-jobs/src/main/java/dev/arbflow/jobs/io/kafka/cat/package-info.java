/**
 * What {@code scripts/topics.sh cat} prints: records of a topic as they stand there, for people.
 *
 * <p>Allowed imports: {@code java.*}, Jackson, Kafka's client, {@code dev.arbflow.jobs.config},
 * {@code json} and {@code sbe}, and {@code kafka} above, which knows nothing of this.
 */
package dev.arbflow.jobs.io.kafka.cat;
