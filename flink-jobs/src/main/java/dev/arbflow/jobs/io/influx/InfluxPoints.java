package dev.arbflow.jobs.io.influx;

import dev.arbflow.connector.influxdb.InfluxOptions;
import dev.arbflow.connector.influxdb.InfluxSink;
import dev.arbflow.jobs.config.Influx;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.util.function.SerializableSupplier;

/** Sinks into the time-series store, one per {@link Measurement}: at least once, idempotent. */
public final class InfluxPoints {
    private static final int BATCH_SIZE = 5_000;

    private InfluxPoints() {}

    /**
     * Writes records as points of their measurement.
     *
     * @param table names one of {@link Points}, which itself cannot travel to a task manager
     */
    public static <T> Sink<T> sink(Influx influx, SerializableSupplier<PointTable<T>> table) {
        return InfluxSink.<T>builder()
                .options(options(influx).build())
                .points((record, out) -> out.accept(table.get().point(record)))
                .build();
    }

    /** Where points go. */
    public static InfluxOptions.Builder options(Influx influx) {
        InfluxOptions.Builder options =
                InfluxOptions.to(
                                influx.url(),
                                influx.token().reveal(),
                                influx.org(),
                                influx.bucket())
                        .batches(BATCH_SIZE, influx.flushEvery());
        influx.caFile().ifPresent(options::trustedCertificates);
        return options;
    }
}
