package dev.arbflow.jobs.io.sbe;

import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.jobs.io.json.UnknownValues;
import org.agrona.MutableDirectBuffer;

/**
 * How one kind of record is laid out as a message. Keeps flyweights: for one thread at a time.
 *
 * @param <V> the record
 */
interface MessageFormat<V> {
    /** A message that cannot be written. */
    int TOO_LONG = Integer.MAX_VALUE;

    /** Number of the message in its schema. */
    int templateId();

    /** Bytes of the block in the oldest version of the message. */
    int leastBlockLength();

    /** At least as many bytes as the message takes, or {@link #TOO_LONG}. */
    int room(V value);

    /** Writes header and message; returns where the message ends. */
    int write(V value, MutableDirectBuffer buffer, int offset);

    /**
     * Reads a message.
     *
     * @throws ReadError if a value is not what the record allows
     * @throws IllegalArgumentException likewise
     * @throws IndexOutOfBoundsException if a value reaches beyond the message
     */
    V read(Message message, UnknownValues unknown) throws ReadError;
}
