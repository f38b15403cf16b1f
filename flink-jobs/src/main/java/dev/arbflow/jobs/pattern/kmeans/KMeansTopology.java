package dev.arbflow.jobs.pattern.kmeans;

import dev.arbflow.jobs.config.Clustering;
import dev.arbflow.jobs.config.TrainingWeights;
import dev.arbflow.jobs.state.LocalKeys;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.coverage.SamplingWeight;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/**
 * From windows of behaviour to windows with a cluster.
 *
 * <pre>
 * windows ─ gate ─┬─ complete ones, in event time ─► training ─┬─► versions of the model
 *                 │                                            ├─► drift alarms (side output)
 *                 │                     ┌──── broadcast ───────┘
 *                 ├─ by listing ─► assignment ─► clustered windows
 *                 └─► refused (side output) ◄─ assignment
 * </pre>
 */
public final class KMeansTopology {

    /** What could not be grouped. */
    static final OutputTag<RefusedWindow> REFUSED =
            new OutputTag<>("refused", TypeInformation.of(RefusedWindow.class));

    /** Clusters that moved. */
    static final OutputTag<DriftAlarm> DRIFT =
            new OutputTag<>("drift", TypeInformation.of(DriftAlarm.class));

    private KMeansTopology() {}

    /**
     * What clustering finds.
     *
     * @param clustered every window that could be grouped, the incomplete ones too
     * @param models every version of the model, with its quality
     * @param drift clusters that moved away from where they were
     * @param refused windows in no cluster, with the reason
     */
    public record Results(
            DataStream<ClusteredWindow> clustered,
            DataStream<ModelVersion> models,
            DataStream<DriftAlarm> drift,
            DataStream<RefusedWindow> refused) {}

    /**
     * Says how much training should listen to each window.
     *
     * @param windows with event time and watermarks
     * @param coverage weights of listings, by the period that they were found in
     */
    public static DataStream<WeightedWindow> weighted(
            DataStream<FeatureWindow> windows,
            DataStream<SamplingWeight> coverage,
            TrainingWeights weights) {
        return switch (weights) {
            case COVERAGE ->
                    windows.keyBy(window -> window.listing().code())
                            .connect(coverage.keyBy(weight -> weight.tape().listing().code()))
                            .process(new WindowWeightsFunction())
                            .uid("coverage-weights")
                            .name("weights by coverage");
            case NONE -> alike(windows);
        };
    }

    /** Every window counts as one. */
    static DataStream<WeightedWindow> alike(DataStream<FeatureWindow> windows) {
        return windows.map(WeightedWindow::plain)
                .returns(WeightedWindow.class)
                .uid("cluster-weights")
                .name("equal weights");
    }

    /**
     * Builds the graph.
     *
     * @param windows with event time and watermarks, and how much training should listen to each
     * @param stored the version to start from where there is no state yet
     */
    public static Results build(
            DataStream<WeightedWindow> windows,
            Clustering clustering,
            Optional<ModelVersion> stored) {
        SingleOutputStreamOperator<WeightedWindow> usable =
                windows.process(new WindowGateFunction())
                        .uid("cluster-gate")
                        .name("windows that can be measured");
        SingleOutputStreamOperator<ModelVersion> models =
                LocalKeys.by(usable, value -> TrainingFunction.KEY)
                        .process(new TrainingFunction(clustering, stored))
                        .uid("cluster-training")
                        .name("k-means training")
                        .setParallelism(1);
        SingleOutputStreamOperator<ClusteredWindow> clustered =
                usable.map(WeightedWindow::window)
                        .returns(FeatureWindow.class)
                        .uid("cluster-windows")
                        .name("windows without weight")
                        .keyBy(window -> window.listing().code())
                        .connect(models.broadcast(ModelHistory.MODELS))
                        .process(new AssignFunction(clustering.maxWait()))
                        .uid("cluster-assignment")
                        .name("windows with cluster");
        return new Results(
                clustered,
                models,
                models.getSideOutput(DRIFT),
                usable.getSideOutput(REFUSED).union(clustered.getSideOutput(REFUSED)));
    }
}
