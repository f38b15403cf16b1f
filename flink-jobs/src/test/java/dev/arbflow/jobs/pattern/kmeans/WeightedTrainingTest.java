package dev.arbflow.jobs.pattern.kmeans;

import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.BITSTAMP;
import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.KRAKEN;
import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.clustering;
import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.jobs.config.TrainingWeights;
import dev.arbflow.jobs.testing.InMemorySink;
import dev.arbflow.market.Tape;
import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.coverage.SamplingWeight;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/**
 * Thirty windows of one venue, at 0, and ten of another that was thinned to a third, at 8: with one
 * cluster its centre is their mean.
 */
class WeightedTrainingTest {

    @Test
    void aThinnedVenuesWindowsCountMore() throws Exception {
        assertThat(centre(TrainingWeights.COVERAGE)).isCloseTo(4, within(1e-9));
    }

    @Test
    void withoutWeightsTheVenueWithMoreWindowsDecides() throws Exception {
        assertThat(centre(TrainingWeights.NONE)).isCloseTo(2, within(1e-9));
    }

    private static double centre(TrainingWeights weights) throws Exception {
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.GENERIC_TYPES, false);
        rules.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(rules);
        env.setParallelism(2);
        try (InMemorySink<ModelVersion> models = new InMemorySink<>()) {
            DataStream<WeightedWindow> weighted =
                    KMeansTopology.weighted(
                            stream(env, windows(), FeatureWindow.class, FeatureWindow::endUs),
                            stream(
                                    env,
                                    List.of(weight(KRAKEN, 1), weight(BITSTAMP, 3)),
                                    SamplingWeight.class,
                                    SamplingWeight::endUs),
                            weights);
            KMeansTopology.build(weighted, clustering(1, 0.9, 40, 40, 40, 10), Optional.empty())
                    .models()
                    .sinkTo(models)
                    .uid("models-out");
            env.execute("weighted training");
            return models.written().get(0).model().centroids[0].get(0);
        }
    }

    private static List<FeatureWindow> windows() {
        List<FeatureWindow> windows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            windows.add(window(KRAKEN, 100_000 + i * 1_000, 0));
            if (i % 3 == 0) {
                windows.add(window(BITSTAMP, 100_000 + i * 1_000, 8));
            }
        }
        return windows;
    }

    /** Of the period before the first window's end. */
    private static SamplingWeight weight(String listing, double weight) {
        String feed = listing.substring(0, listing.indexOf('|'));
        return new SamplingWeight(
                Tape.parse(feed + '|' + listing), 90_000_000, 100_000_000, weight);
    }

    /** Event time of an event, in microseconds. */
    private interface Time<T> extends ToLongFunction<T>, Serializable {}

    private static <T> DataStream<T> stream(
            StreamExecutionEnvironment env, List<T> log, Class<T> type, Time<T> timeUs) {
        return env.fromData(log, TypeInformation.of(type))
                .setParallelism(1)
                .uid(type.getSimpleName())
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<T>forMonotonousTimestamps()
                                .withTimestampAssigner(
                                        (event, old) -> timeUs.applyAsLong(event) / 1_000 - 1))
                .setParallelism(1)
                .uid("time-of-" + type.getSimpleName());
    }
}
