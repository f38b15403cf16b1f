package dev.arbflow.jobs.io.influx;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import dev.arbflow.jobs.config.Influx;
import dev.arbflow.jobs.pattern.kmeans.ModelVersion;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureNames;
import dev.arbflow.market.behaviour.FeatureWindow;
import org.apache.flink.api.connector.sink2.Sink;

/** Behaviour as points of its {@link Measurement}s, and the sinks that write them. */
public final class PatternPoints {
    private PatternPoints() {}

    /** What was observed. */
    public static Sink<FeatureWindow> windows(Influx influx) {
        return InfluxPoints.sink(influx, (window, out) -> out.accept(point(window)));
    }

    /** Clusters of windows. */
    public static Sink<ClusteredWindow> clusters(Influx influx) {
        return InfluxPoints.sink(influx, (window, out) -> out.accept(point(window)));
    }

    /** Quality of each version of the clusters. */
    public static Sink<ModelVersion> models(Influx influx) {
        return InfluxPoints.sink(influx, (version, out) -> out.accept(point(version)));
    }

    public static Point point(ModelVersion version) {
        return Point.measurement(Measurement.MODEL.code())
                .addField("version", version.version())
                .addField("clusters", (long) version.labels().length)
                .addField("windows", version.windows())
                .addField("refitted", version.refitted())
                .addField("silhouette", version.quality().silhouette())
                .addField("daviesBouldin", version.quality().daviesBouldin())
                .addField("meanSquare", version.quality().meanSquare())
                .time(Math.multiplyExact(version.learnedMs(), 1_000_000L), WritePrecision.NS);
    }

    public static Point point(FeatureWindow window) {
        Point point =
                at(Measurement.FEATURE_WINDOW, window)
                        .addField("complete", window.isComplete())
                        .addField("scalerVersion", window.scalerVersion());
        for (Feature feature : Feature.values()) {
            point.addField(FeatureNames.of(feature), window.raw(feature));
        }
        return point;
    }

    public static Point point(ClusteredWindow clustered) {
        return at(Measurement.CLUSTER, clustered.window())
                .addField("cluster", (long) clustered.cluster())
                .addField("modelVersion", clustered.modelVersion())
                .addField("distance", clustered.distance());
    }

    private static Point at(Measurement measurement, FeatureWindow window) {
        return Point.measurement(measurement.code())
                .addTag("venue", window.listing().venue().name())
                .addTag("market", window.listing().market().code())
                .time(Math.multiplyExact(window.endUs(), 1_000L), WritePrecision.NS);
    }
}
