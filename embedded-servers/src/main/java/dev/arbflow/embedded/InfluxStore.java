package dev.arbflow.embedded;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A store that speaks InfluxDB's v2 write API; closing one that is not ours does nothing. */
public interface InfluxStore extends AutoCloseable {

    /** The address to give to an InfluxDB client, without a path. */
    String url();

    /** Secret: never print it. */
    String token();

    /** The organisation that owns the bucket. */
    String org();

    /** The bucket to write to. */
    String bucket();

    /**
     * Makes the measurement known, where the store needs that before the first write, and leaves
     * alone one that exists.
     *
     * @param tags whose values, with the time, tell points apart
     * @throws IOException if the store refuses
     */
    void createTable(String measurement, List<String> tags, Map<String, FieldType> fields)
            throws IOException;

    /**
     * Every accepted point of the measurement by time: tags, fields, and {@code time} in epoch
     * nanoseconds. A field that a point lacks is missing; a whole number may come as a {@link Long}
     * even where the field is a float.
     *
     * @throws IOException if the store refuses or does not answer
     */
    List<Map<String, Object>> rows(String measurement) throws IOException;

    @Override
    default void close() {}
}
