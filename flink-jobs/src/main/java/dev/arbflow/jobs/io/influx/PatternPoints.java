package dev.arbflow.jobs.io.influx;

import dev.arbflow.jobs.config.Influx;
import dev.arbflow.jobs.pattern.kmeans.ModelVersion;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.FeatureWindow;
import org.apache.flink.api.connector.sink2.Sink;

/** Sinks of behaviour into the time-series store. */
public final class PatternPoints {
    private PatternPoints() {}

    /** What was observed. */
    public static Sink<FeatureWindow> windows(Influx influx) {
        return InfluxPoints.sink(
                influx, (window, out) -> out.accept(Points.FEATURE_WINDOW.point(window)));
    }

    /** Clusters of windows. */
    public static Sink<ClusteredWindow> clusters(Influx influx) {
        return InfluxPoints.sink(influx, (window, out) -> out.accept(Points.CLUSTER.point(window)));
    }

    /** Quality of each version of the clusters. */
    public static Sink<ModelVersion> models(Influx influx) {
        return InfluxPoints.sink(influx, (version, out) -> out.accept(Points.MODEL.point(version)));
    }
}
