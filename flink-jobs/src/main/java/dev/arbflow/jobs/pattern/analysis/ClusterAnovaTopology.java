package dev.arbflow.jobs.pattern.analysis;

import dev.arbflow.jobs.config.Analysis;
import dev.arbflow.market.behaviour.ClusterAnova;
import dev.arbflow.market.behaviour.ClusteredWindow;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * From clustered windows to comparisons of the clusters.
 *
 * <pre>
 * clustered windows ─ by market, model version and period ─► analyses of variance
 * </pre>
 */
public final class ClusterAnovaTopology {
    private ClusterAnovaTopology() {}

    /**
     * Builds the graph.
     *
     * @param windows event time is at or after the window's end
     */
    public static DataStream<ClusterAnova> build(
            DataStream<ClusteredWindow> windows, Analysis settings) {
        return windows.keyBy(window -> ClusterAnovaFunction.keyOf(window, settings))
                .process(new ClusterAnovaFunction(settings))
                .uid("cluster-anova")
                .name("price differences by cluster");
    }
}
