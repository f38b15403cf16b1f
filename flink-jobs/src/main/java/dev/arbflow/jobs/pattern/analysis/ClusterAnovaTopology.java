package dev.arbflow.jobs.pattern.analysis;

import dev.arbflow.jobs.config.Analysis;
import dev.arbflow.jobs.state.LocalKeys;
import dev.arbflow.market.behaviour.ClusterAnova;
import dev.arbflow.market.behaviour.ClusteredWindow;
import java.time.Duration;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * From clustered windows to comparisons of the clusters.
 *
 * <pre>
 * clustered windows ─ by market and period ─► analyses ─ by outcome and period ─► with verdicts
 * </pre>
 */
public final class ClusterAnovaTopology {
    private ClusterAnovaTopology() {}

    /**
     * Builds the graph.
     *
     * @param windows event time is at or after the window's end
     * @param length of each window
     */
    public static DataStream<ClusterAnova> build(
            DataStream<ClusteredWindow> windows, Duration length, Analysis settings) {
        DataStream<ClusterAnova> analyses =
                LocalKeys.by(windows, window -> ClusterAnovaFunction.keyOf(window, settings))
                        .process(new ClusterAnovaFunction(settings, length))
                        .uid("cluster-anova")
                        .name("price differences by cluster");
        return LocalKeys.by(analyses, AnovaFamilyFunction::keyOf)
                .process(new AnovaFamilyFunction())
                .uid("anova-family")
                .name("verdicts over all markets");
    }
}
