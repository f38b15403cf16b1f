package dev.arbflow.jobs.io.json;

import java.io.Serializable;

/**
 * A topic's record as bytes and back. Not for several threads at once.
 *
 * @param <T> what the topic holds
 */
public interface RecordCodec<T> extends Serializable {

    /** Writes a record. */
    byte[] write(T value);

    /**
     * Reads a record.
     *
     * @param unknown is told of values that only a newer release knows
     * @throws PassedOver if nothing can be done with it here because of such a value
     * @throws ReadError if it is not one, for whatever reason
     */
    T read(byte[] bytes, UnknownValues unknown) throws ReadError;

    /**
     * Reads a record.
     *
     * @throws ReadError if it is not one, for whatever reason
     */
    default T read(byte[] bytes) throws ReadError {
        return read(bytes, UnknownValues.IGNORED);
    }

    /** The same records as JSON, as people read them. */
    JsonCodec<T> json();
}
