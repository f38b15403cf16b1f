package dev.arbflow.connector.influxdb;

import java.util.Objects;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/**
 * Writes points to InfluxDB 2, each at least once; since equal points overwrite each other, a
 * replay leaves the store as it was.
 *
 * <pre>{@code
 * InfluxSink<Quote> sink =
 *         InfluxSink.<Quote>builder()
 *                 .options(InfluxOptions.to(url, token, org, bucket).build())
 *                 .points((quote, out) -> out.accept(
 *                         Point.measurement("quote")
 *                                 .addTag("venue", quote.venue())
 *                                 .addField("bid", quote.bid())
 *                                 .time(quote.timeNs(), WritePrecision.NS)))
 *                 .build();
 * }</pre>
 *
 * @param <T> type of the record
 */
public final class InfluxSink<T> implements Sink<T> {

    private final InfluxOptions options;
    private final PointConverter<T> points;

    private InfluxSink(InfluxOptions options, PointConverter<T> points) {
        this.options = Objects.requireNonNull(options, "options");
        this.points = Objects.requireNonNull(points, "points");
    }

    /** A sink to be described; options and points are both required. */
    public static <T> Builder<T> builder() {
        return new Builder<>();
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return writer(context.getProcessingTimeService(), context.metricGroup());
    }

    /** Flink 1.20 still declares it abstract, although it calls the other one. */
    @Override
    @SuppressWarnings("deprecation")
    public SinkWriter<T> createWriter(InitContext context) {
        return writer(context.getProcessingTimeService(), context.metricGroup());
    }

    private SinkWriter<T> writer(ProcessingTimeService clock, SinkWriterMetricGroup group) {
        return new InfluxSinkWriter<>(points, options, clock, new SinkMetrics(group), Pause.THREAD);
    }

    /**
     * Gathers the parts of a sink.
     *
     * @param <T> type of the record
     */
    public static final class Builder<T> {

        private InfluxOptions options;
        private PointConverter<T> points;

        private Builder() {}

        /** Where and how to write. */
        public Builder<T> options(InfluxOptions influx) {
            options = influx;
            return this;
        }

        /** What to write for a record. */
        public Builder<T> points(PointConverter<T> converter) {
            points = converter;
            return this;
        }

        /**
         * The sink.
         *
         * @throws NullPointerException naming the part that is missing
         */
        public InfluxSink<T> build() {
            return new InfluxSink<>(options, points);
        }
    }
}
