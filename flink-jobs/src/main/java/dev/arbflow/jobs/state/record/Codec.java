package dev.arbflow.jobs.state.record;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How values of one type are written; keeps nothing between values, so that threads may share it.
 *
 * @param <T> the type of values
 */
public interface Codec<T> {

    /** Writes a value. */
    void write(T value, DataOutputView out) throws IOException;

    /**
     * Reads a value.
     *
     * @throws IOException if the bytes are not those of one
     */
    T read(DataInputView in) throws IOException;

    /** Names the format; whatever has the same name reads the same bytes. */
    String format();

    /**
     * The value that a text of {@link dev.arbflow.market.Since#absent} stands for.
     *
     * @throws IllegalArgumentException if it stands for none
     */
    default T parse(String text) {
        throw new IllegalArgumentException(
                format() + " has no text for a default, and so none for '" + text + "'");
    }
}
