package dev.arbflow.jobs.io.influx;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import dev.arbflow.jobs.io.fields.Field;
import dev.arbflow.jobs.io.fields.Kind;
import dev.arbflow.jobs.io.fields.Table;
import java.util.function.ToLongFunction;

/**
 * How a record becomes a point of its {@link Measurement}, derived from its table.
 *
 * <p>A field without a value is left out, and when the point is written one that is not a finite
 * number.
 *
 * @param <R> the record
 */
public final class PointTable<R> {
    private final Measurement measurement;
    private final Table<R> table;
    private final ToLongFunction<R> timeNs;

    /**
     * @param timeNs where a point stands, nanoseconds since 1970-01-01T00:00:00Z
     */
    PointTable(Measurement measurement, Table<R> table, ToLongFunction<R> timeNs) {
        this.measurement = measurement;
        this.table = table;
        this.timeNs = timeNs;
    }

    /** The fields that it derives from. */
    Table<R> table() {
        return table;
    }

    /** The point of a record. */
    public Point point(R record) {
        Point point = Point.measurement(measurement.code());
        add(table, record, point);
        return point.time(timeNs.applyAsLong(record), WritePrecision.NS);
    }

    @SuppressWarnings("unchecked") // the field's value is a record of its own table
    private static <R> void add(Table<R> table, R record, Point point) {
        for (Field<R> field : table.fields()) {
            if (field.kind() == Kind.GROUP) {
                Object inner = field.of(record);
                if (inner != null) {
                    add((Table<Object>) field.table(), inner, point);
                }
            } else if (field.pointName() != null) {
                add(field, field.of(record), point);
            }
        }
    }

    private static void add(Field<?> field, Object value, Point point) {
        String name = field.pointName();
        if (value == null) {
            return;
        }
        if (field.isTag()) {
            point.addTag(name, value.toString());
            return;
        }
        switch (Measurement.Type.of(field)) {
            case DOUBLE -> point.addField(name, ((Number) value).doubleValue());
            case LONG -> point.addField(name, ((Number) value).longValue());
            case BOOLEAN -> point.addField(name, (boolean) value);
            case TEXT -> point.addField(name, (String) value);
        }
    }
}
