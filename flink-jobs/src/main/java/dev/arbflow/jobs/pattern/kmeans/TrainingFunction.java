package dev.arbflow.jobs.pattern.kmeans;

import dev.arbflow.jobs.config.Clustering;
import dev.arbflow.jobs.state.WaitingByTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Learns centroids from complete windows in the order of event time and tells every version.
 *
 * <p>All windows have one key, {@link #KEY}, so one subtask learns from all and the state moves
 * with the key. A window waits until the watermark says that nothing earlier can come; one that
 * comes behind the watermark is counted and not learned from, because the centroids would then
 * depend on luck. What is learned lives as long as the job and is bounded by the configuration.
 */
public final class TrainingFunction
        extends KeyedProcessFunction<String, WeightedWindow, ModelVersion> {
    private static final long serialVersionUID = 1L;

    /** The one key of training. */
    public static final String KEY = "all windows";

    /** Fires with the last watermark only. */
    private static final long END_MS = Long.MAX_VALUE;

    private static final Comparator<WeightedWindow> IN_ORDER =
            Comparator.<WeightedWindow>comparingLong(value -> value.window().endUs())
                    .thenComparing(value -> value.window().listing().code());

    private final ClusterLearner learner;
    private final int refitEvery;
    private final byte[] stored;

    private transient WaitingByTime<WeightedWindow> waiting;
    private transient ValueState<LearnedClusters> learned;
    private transient Counter incomplete;
    private transient Counter late;
    private transient RefitRounds rounds;
    private transient volatile double agreement;
    private transient volatile double refitAgreement;

    /**
     * @param stored the version to start from where there is no state yet
     */
    public TrainingFunction(Clustering clustering, Optional<ModelVersion> stored) {
        learner = new ClusterLearner(new MiniBatchTrainer(clustering.decay()), clustering);
        refitEvery = clustering.refitEvery();
        this.stored = stored.map(TrainingFunction::bytes).orElse(null);
    }

    @Override
    public void open(OpenContext context) {
        waiting =
                new WaitingByTime<>(
                        getRuntimeContext(),
                        "windows-by-ms",
                        RecordSerializer.of(WeightedWindow.class));
        learned =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "learned-clusters", new LearnedClustersSerializer()));
        incomplete = getRuntimeContext().getMetricGroup().counter("windowsIncomplete");
        late = getRuntimeContext().getMetricGroup().counter("windowsLate");
        agreement = Double.NaN;
        getRuntimeContext()
                .getMetricGroup()
                .gauge("modelAgreement", (Gauge<Double>) () -> agreement);
        rounds = new RefitRounds(refitEvery);
        refitAgreement = Double.NaN;
        getRuntimeContext()
                .getMetricGroup()
                .gauge("refitAgreement", (Gauge<Double>) () -> refitAgreement);
    }

    @Override
    public void processElement(WeightedWindow value, Context ctx, Collector<ModelVersion> out)
            throws Exception {
        if (!value.window().isComplete()) {
            incomplete.inc();
            return;
        }
        if (waiting.addInTime(ctx.timestamp(), value, ctx.timerService())) {
            ctx.timerService().registerEventTimeTimer(END_MS);
        } else {
            late.inc();
        }
    }

    @Override
    public void onTimer(long timeMs, OnTimerContext ctx, Collector<ModelVersion> out)
            throws Exception {
        Findings findings = new Findings(ctx, out);
        LearnedClusters clusters = learned.value();
        if (clusters == null) {
            clusters = start(timeMs, findings);
        }
        List<WeightedWindow> moment = waiting.take(timeMs, IN_ORDER);
        Set<FeatureWindow> apart = WindowsApart.of(moment);
        for (WeightedWindow value : moment) {
            FeatureWindow window = value.window();
            WeightedPoint point =
                    WeightedPoint.measured(
                            Feature.clustered(window.standardised()), window.raw(), value.weight());
            learner.learn(clusters, point, timeMs, apart.contains(window), findings);
        }
        if (timeMs == END_MS) {
            learner.finish(clusters, findings);
        }
        learned.update(clusters);
    }

    /** A stored version counts as learned before the first window, which may then use it. */
    private LearnedClusters start(long timeMs, Findings findings) throws IOException {
        if (stored == null) {
            return new LearnedClusters();
        }
        ModelVersion version =
                RecordSerializer.of(ModelVersion.class)
                        .deserialize(new DataInputDeserializer(stored));
        findings.version(version.learnedAt(Math.min(version.learnedMs(), timeMs - 1)));
        return LearnedClusters.from(version);
    }

    private static byte[] bytes(ModelVersion version) {
        try {
            DataOutputSerializer out = new DataOutputSerializer(1_024);
            RecordSerializer.of(ModelVersion.class).serialize(version, out);
            return out.getCopyOfBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
    }

    /** Sends versions onwards and alarms to their side output. */
    private final class Findings implements ClusterLearner.Findings {
        private final OnTimerContext ctx;
        private final Collector<ModelVersion> out;

        Findings(OnTimerContext ctx, Collector<ModelVersion> out) {
            this.ctx = ctx;
            this.out = out;
        }

        @Override
        public void version(ModelVersion version) {
            agreement = version.agreement();
            rounds.add(version);
            refitAgreement = rounds.agreement();
            out.collect(version);
        }

        @Override
        public void drift(DriftAlarm alarm) {
            ctx.output(KMeansTopology.DRIFT, alarm);
        }
    }
}
