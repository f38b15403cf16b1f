package dev.arbflow.jobs.io.influx;

import dev.arbflow.embedded.FieldType;
import dev.arbflow.embedded.InfluxStore;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables that the embedded store, unlike InfluxDB, wants to have before it takes points. */
public final class InfluxTables {
    private InfluxTables() {}

    /** Makes what is missing. */
    public static void create(InfluxStore store) throws IOException {
        for (Measurement measurement : Measurement.values()) {
            Map<String, FieldType> columns =
                    measurement.fields().entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey, field -> column(field.getValue())));
            store.createTable(measurement.code(), measurement.tags(), columns);
        }
    }

    private static FieldType column(Measurement.Type type) {
        return switch (type) {
            case DOUBLE -> FieldType.DOUBLE;
            case LONG -> FieldType.LONG;
            case BOOLEAN -> FieldType.BOOLEAN;
            case TEXT -> FieldType.VARCHAR;
        };
    }
}
