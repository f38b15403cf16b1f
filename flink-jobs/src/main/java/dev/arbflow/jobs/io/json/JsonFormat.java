package dev.arbflow.jobs.io.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.arbflow.jobs.io.fields.Leaf;
import java.io.IOException;
import java.util.List;

/**
 * The fields of one type of record.
 *
 * @param <T> the type
 */
interface JsonFormat<T> {

    /** Writes the fields into an object that is already open. */
    void write(T value, JsonGenerator out) throws IOException;

    /**
     * Reads the fields.
     *
     * @throws ReadError if one is missing or of another type
     * @throws IllegalArgumentException if the value refuses one
     */
    T read(JsonFields in) throws ReadError;

    /** The newest minor version with which a field came. */
    int minor();

    /** Every field, for the data dictionary. */
    List<Leaf> leaves();
}
