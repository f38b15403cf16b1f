package dev.arbflow.jobs.pattern.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Similarity;
import dev.arbflow.jobs.testing.Clusters;
import dev.arbflow.jobs.testing.InMemorySink;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.PatternCandidate;
import dev.arbflow.market.behaviour.SimilarPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole search on a cluster, against looking at every window that came before. */
class SimilarityTopologyTest {
    private static final List<String> LISTINGS =
            List.of("BITSTAMP|BTC/USD", "KRAKEN|BTC/USD", "BITFINEX|BTC/USD");
    private static final int MOMENTS = 150;

    private static final Similarity SIMILARITY =
            new Similarity(
                    Moves.POINTS,
                    Duration.ofHours(1),
                    700,
                    701,
                    Duration.ofSeconds(1),
                    5,
                    0.5,
                    0.3,
                    Duration.ofMinutes(2),
                    1_000);

    @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.of(2);

    /** What one run found, in an order that does not depend on the run. */
    private record Found(
            List<Neighbour> neighbours,
            List<SimilarPair> pairs,
            List<PatternCandidate> candidates) {}

    @Test
    void findsWhatLookingAtEveryWindowWouldFind() throws Exception {
        List<ClusteredWindow> windows = windows();
        Found found = run(1, windows);

        List<Neighbour> expected =
                sorted(
                        new EveryWindow(SIMILARITY, windows).neighbours(),
                        Comparator.comparing(Neighbour::id));
        assertThat(expected).hasSizeGreaterThan(300);
        assertThat(withoutBaseRate(found.neighbours())).containsExactlyElementsOf(expected);
        assertThat(found.pairs()).hasSizeGreaterThan(MOMENTS);
        assertThat(found.candidates())
                .hasSizeBetween(1, found.pairs().size() - 1)
                .allSatisfy(
                        candidate ->
                                assertThat(candidate.grossBps())
                                        .isGreaterThan(candidate.breakEvenBps()));
    }

    @Test
    void tellsTheSameAtAnyParallelismAndInAnyOrderOfArrival() throws Exception {
        List<ClusteredWindow> windows = windows();
        Found once = run(1, windows);
        Found twice = run(2, shuffledWithinDisorder(windows));

        assertThat(twice.neighbours()).isEqualTo(once.neighbours());
        assertThat(twice.pairs()).isEqualTo(once.pairs());
        assertThat(twice.candidates()).isEqualTo(once.candidates());
    }

    /** A moment a minute on three venues; every tenth window broken, still or missing. */
    private static List<ClusteredWindow> windows() {
        List<double[]> paths = PricePaths.paths(PricePaths.Source.MIXTURE, 3 * MOMENTS, 5);
        Random random = new Random(6);
        List<ClusteredWindow> windows = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            String listing = LISTINGS.get(i % 3);
            double[] path = paths.get(i);
            if (i % 10 == 0) {
                path = List.of(new double[0], new double[Moves.POINTS]).get(i / 10 % 2);
            }
            double mid = 100 + (random.nextInt(5) == 0 ? 3 : 0) + i % 3 * 0.01;
            windows.add(Moves.window(listing, 60L * (1 + i / 3), random.nextInt(6), path, mid));
        }
        return windows;
    }

    /** Neighbouring moments in any order. */
    private static List<ClusteredWindow> shuffledWithinDisorder(List<ClusteredWindow> windows) {
        List<ClusteredWindow> shuffled = new ArrayList<>(windows);
        Random random = new Random(7);
        for (int from = 0; from < shuffled.size(); from += 6) {
            int to = Math.min(shuffled.size(), from + 6);
            Collections.shuffle(shuffled.subList(from, to), random);
        }
        return shuffled;
    }

    private static Found run(int parallelism, List<ClusteredWindow> windows) throws Exception {
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.GENERIC_TYPES, false);
        rules.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        rules.set(PipelineOptions.MAX_PARALLELISM, 128);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(rules);
        env.setParallelism(parallelism);
        try (InMemorySink<Neighbour> neighbours = new InMemorySink<>();
                InMemorySink<SimilarPair> pairs = new InMemorySink<>();
                InMemorySink<PatternCandidate> candidates = new InMemorySink<>()) {
            SimilarityTopology.Results found =
                    SimilarityTopology.build(stream(env, windows), SIMILARITY, Moves.fees());
            found.neighbours().sinkTo(neighbours).uid("neighbours-out");
            found.pairs().sinkTo(pairs).uid("pairs-out");
            found.candidates().sinkTo(candidates).uid("candidates-out");
            env.execute("similar behaviour");
            return new Found(
                    sorted(neighbours.written(), Comparator.comparing(Neighbour::id)),
                    sorted(pairs.written(), Comparator.comparing(SimilarPair::id)),
                    sorted(candidates.written(), Comparator.comparing(PatternCandidate::id)));
        }
    }

    private static DataStream<ClusteredWindow> stream(
            StreamExecutionEnvironment env, List<ClusteredWindow> windows) {
        return env.fromData(windows, TypeInformation.of(ClusteredWindow.class))
                .setParallelism(1)
                .uid("windows")
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<ClusteredWindow>forBoundedOutOfOrderness(
                                        Duration.ofMinutes(2))
                                .withTimestampAssigner(
                                        (window, old) -> window.window().endUs() / 1_000))
                .setParallelism(1)
                .uid("event-time");
    }

    private static <T> List<T> sorted(List<T> told, Comparator<T> order) {
        return told.stream().sorted(order).toList();
    }

    private static List<Neighbour> withoutBaseRate(List<Neighbour> neighbours) {
        return neighbours.stream()
                .map(
                        it ->
                                new Neighbour(
                                        it.query(),
                                        it.rank(),
                                        it.earlier(),
                                        it.distance(),
                                        it.followedBy(),
                                        Double.NaN))
                .toList();
    }
}
