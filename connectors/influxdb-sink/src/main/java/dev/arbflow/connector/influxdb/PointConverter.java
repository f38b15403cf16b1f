package dev.arbflow.connector.influxdb;

import com.influxdb.client.write.Point;
import java.io.Serializable;
import java.util.function.Consumer;

/**
 * Turns a record into the points that say it.
 *
 * <p>Points with the same measurement, tags and time overwrite each other, which makes a replay
 * harmless; two records that should both stay need different times or tags. Any precision of the
 * time is taken and written as nanoseconds.
 *
 * @param <T> type of the record
 */
@FunctionalInterface
public interface PointConverter<T> extends Serializable {

    /**
     * Hands over the record's points, none, one or several.
     *
     * @param out takes points that have a time and at least one field other than NaN and infinity;
     *     any other point counts as rejected
     */
    void convert(T value, Consumer<Point> out);
}
