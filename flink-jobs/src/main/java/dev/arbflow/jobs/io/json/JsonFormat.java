package dev.arbflow.jobs.io.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Serializable;

/**
 * The fields of one type of record.
 *
 * @param <T> the type
 */
interface JsonFormat<T> extends Serializable {

    /** Writes the fields into an object that is already open. */
    void write(T value, JsonGenerator out) throws IOException;

    /**
     * Reads the fields.
     *
     * @throws ReadError if one is missing or of another type
     * @throws IllegalArgumentException if the value refuses one
     */
    T read(JsonFields in) throws ReadError;
}
