package dev.arbflow.jobs.io.kafka;

/**
 * A topic's record that could not be read, byte for byte, with why.
 *
 * @param topic where it was found
 * @param partition of that topic
 * @param offset in that partition
 * @param reason one line
 * @param key as found; may be null
 * @param value as found; may be null
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are passed on, never compared
public record DeadRecord(
        String topic, int partition, long offset, String reason, byte[] key, byte[] value) {}
