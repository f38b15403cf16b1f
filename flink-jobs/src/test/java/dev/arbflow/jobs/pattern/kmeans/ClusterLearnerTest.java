package dev.arbflow.jobs.pattern.kmeans;

import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.byEvidence;
import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.clustering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.jobs.config.Clustering;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.MathArrays;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterLearnerTest {
    private final List<ModelVersion> versions = new ArrayList<>();
    private final List<DriftAlarm> alarms = new ArrayList<>();
    private final ClusterLearner.Findings findings =
            new ClusterLearner.Findings() {
                @Override
                public void version(ModelVersion version) {
                    versions.add(version);
                }

                @Override
                public void drift(DriftAlarm alarm) {
                    alarms.add(alarm);
                }
            };
    private LearnedClusters clusters = new LearnedClusters();
    private long nowMs;

    @ParameterizedTest
    @CsvSource({"3, 9, 4.0, 1", "5, 9, 3.0, 2", "8, 9, 4.0, 3", "6, 9, 2.0, 4", "4, 2, 3.5, 5"})
    void groupsAStreamLikeAnOfflineKMeansOfTheSamePoints(
            int groups, int dimensions, double apart, long seed) {
        Mixture mixture = Mixture.of(groups, dimensions, apart, 4_000, seed);
        List<double[]> offline = mixture.offlineCentroids(groups);

        learn(clustering(groups, 0.95, 100, 200, 500, 10), mixture.points());

        double expected = mixture.agreement(mixture.nearest(offline));
        assertThat(mixture.agreement(mixture.nearest(centroids(last()))))
                .isCloseTo(expected, within(0.02));
    }

    @Test
    void comesEverCloserToTheOfflineCentroidsIfItForgetsNothing() {
        Mixture mixture = Mixture.of(4, 9, 4, 8_000, 6);
        List<double[]> offline = mixture.offlineCentroids(4);

        learn(clustering(4, 1, 100, 40, 500, 10), mixture.points());

        assertThat(farthest(versions.get(0), offline)).isGreaterThan(0.3);
        assertThat(farthest(last(), offline)).isLessThan(0.05);
        assertThat(last().labels()).isEqualTo(versions.get(0).labels());
    }

    @Test
    void keepsLabelsWhenItFitsAnew() {
        Mixture mixture = Mixture.of(5, 9, 5, 3_000, 7);
        // every version is refitted: a bad start is thrown away each time
        Clustering settings = clustering(5, 0.9, 100, 100, 500, 1);

        learn(settings, mixture.points());

        Map<Integer, double[]> first = byLabel(versions.get(0));
        assertThat(versions).hasSize(30);
        for (ModelVersion version : versions) {
            byLabel(version)
                    .forEach(
                            (label, place) ->
                                    assertThat(MathArrays.distance(place, first.get(label)))
                                            .isLessThan(1.5)); // others are 7 away
        }
    }

    @Test
    void leavesABadStartByAFitFromScratch() {
        List<double[]> points = new ArrayList<>(around(0, 100));
        points.addAll(around(50, 100));
        points.addAll(around(100, 100)); // the first fit has seen two of three
        Clustering settings = clustering(3, 1, 50, 200, 300, 4);

        learn(settings, points);

        assertThat(versions.get(0).quality().meanSquare()).isLessThan(1);
        assertThat(last().refitted()).isFalse();
        learn(settings, around(100, 50));
        learn(settings, around(0, 50));

        assertThat(versions).filteredOn(ModelVersion::refitted).hasSize(2);
        assertThat(centroids(last()).stream().mapToDouble(centroid -> centroid[0]).sorted())
                .satisfiesExactly(
                        x -> assertThat(x).isCloseTo(0, within(1.0)),
                        x -> assertThat(x).isCloseTo(50, within(1.0)),
                        x -> assertThat(x).isCloseTo(100, within(1.0)));
    }

    @Test
    void replacesAClusterThatNothingComesToUnderANewLabel() {
        Clustering settings = clustering(2, 0.5, 20, 20, 40, 1_000);
        List<double[]> start = new ArrayList<>(around(0, 10));
        start.addAll(around(50, 10));
        learn(settings, start);
        Map<Integer, double[]> before = byLabel(last());

        for (int i = 0; i < 10; i++) {
            learn(settings, around(0, 10));
            learn(settings, around(-20, 10)); // nothing at 50 any more
        }

        Map<Integer, double[]> after = byLabel(last());
        int gone = labelNear(before, 50);
        int stayed = labelNear(before, 0);
        assertThat(after).hasSize(2).doesNotContainKey(gone);
        assertThat(after.values().stream().mapToDouble(place -> place[0]).sorted())
                .satisfiesExactly(
                        x -> assertThat(x).isCloseTo(-20, within(1.0)),
                        x -> assertThat(x).isCloseTo(0, within(1.0)));
        assertThat(after.keySet()).contains(2);
        assertThat(
                        versions.stream()
                                .filter(ModelVersion::refitted)
                                .flatMapToInt(version -> Arrays.stream(version.predecessors())))
                .contains(stayed);
    }

    @Test
    void makesAsManyClustersAsThereAreDistinctPointsAndGrowsWithThem() {
        Clustering settings = clustering(5, 1, 4, 6, 100, 1_000);
        learn(settings, constant(1, 3));
        learn(settings, constant(2, 3));

        assertThat(last().labels()).hasSize(2);
        assertThat(last().wanted()).isEqualTo(5);

        learn(settings, List.of(constant(7, 1).get(0), constant(8, 1).get(0)));
        learn(settings, List.of(constant(9, 1).get(0), constant(10, 1).get(0)));

        assertThat(last().labels()).hasSize(5).doesNotHaveDuplicates().contains(0, 1);
    }

    @Test
    void makesOneClusterOfConstantFeatures() {
        learn(clustering(3, 0.9, 10, 10, 100, 2), constant(0.1, 100));

        assertThat(versions).hasSize(10);
        assertThat(versions).allSatisfy(version -> assertThat(version.labels()).containsExactly(0));
        assertThat(centroids(last()).get(0)[0]).isCloseTo(0.1, within(1e-12));
        assertThat(last().quality().silhouette()).isNaN();
    }

    @Test
    void comesDownToFewerClustersWhenFewerAreWanted() {
        Mixture mixture = Mixture.of(4, 3, 5, 400, 8);
        learn(clustering(4, 1, 50, 50, 200, 1_000), mixture.points());
        int[] before = last().labels();
        learn(clustering(2, 1, 50, 50, 200, 1_000), mixture.points().subList(0, 50));

        assertThat(last().labels()).hasSize(2);
        // one is several of the former: nobody's heir
        assertThat(last().labels()).contains(4);
        assertThat(before).contains(last().predecessors());
    }

    @Test
    void aBehaviourThatWasNeverSeenGetsANewLabelAndTellsWhereItComesFrom() {
        Clustering settings = clustering(2, 0.5, 40, 40, 40, 1);
        List<double[]> start = new ArrayList<>(around(0, 20));
        start.addAll(around(50, 20));
        learn(settings, start);
        Map<Integer, double[]> before = byLabel(last());

        List<double[]> later = new ArrayList<>(around(30, 20)); // all of the sample is new
        later.addAll(around(51, 20));
        learn(settings, later);

        Map<Integer, double[]> after = byLabel(last());
        assertThat(last().refitted()).isTrue();
        assertThat(labelNear(after, 51)).isEqualTo(labelNear(before, 50));
        assertThat(before).doesNotContainKey(labelNear(after, 30));
        int place = last().labels()[0] == labelNear(after, 30) ? 0 : 1;
        assertThat(before).containsKey(last().predecessors()[place]);
    }

    @Test
    void noLabelEverJumps() {
        // groups that come and go, refitted all the time
        Mixture mixture = Mixture.of(8, 3, 4, 6_000, 11);
        Clustering settings = clustering(4, 0.8, 50, 60, 200, 2);
        List<double[]> points = new ArrayList<>(mixture.points());
        points.sort(Comparator.comparingDouble(point -> Math.round(point[0] / 3) + point[1] / 100));
        int inherited = 0;
        int fresh = 0;
        for (double[] point : points) {
            int known = versions.size();
            learn(settings, List.of(point));
            if (known > 0 && versions.size() > known && last().refitted()) {
                int goingOn = assertNoJump(versions.get(known - 1), last());
                inherited += goingOn;
                fresh += last().labels().length - goingOn;
            }
        }
        assertThat(inherited).isPositive();
        assertThat(fresh).isPositive();
    }

    /** How many labels went on, none of them far. */
    private int assertNoJump(ModelVersion old, ModelVersion version) {
        Map<Integer, double[]> before = byLabel(old);
        double[] scale = RawMeans.deviations(List.copyOf(clusters.sample));
        int goingOn = 0;
        for (int i = 0; i < version.labels().length; i++) {
            int label = version.labels()[i];
            assertThat(before).containsKey(version.predecessors()[i]);
            if (before.containsKey(label)) {
                goingOn++;
                assertThat(version.predecessors()[i]).isEqualTo(label);
                assertThat(apart(before.get(label), version.raw()[i], scale))
                        .isLessThanOrEqualTo(1.0 + 1e-9);
            } else {
                assertThat(label).isGreaterThan(Collections.max(before.keySet()));
            }
        }
        return goingOn;
    }

    private static double apart(double[] one, double[] other, double[] scale) {
        double sum = 0;
        for (int i = 0; i < scale.length; i++) {
            sum += Math.pow((one[i] - other[i]) / scale[i], 2);
        }
        return Math.sqrt(sum);
    }

    @Test
    void tellsHowMuchOfTheGroupingIsTheSameAsBefore() {
        Mixture mixture = Mixture.of(3, 4, 5, 600, 12);

        learn(clustering(3, 0.9, 100, 100, 300, 1_000), mixture.points());

        assertThat(versions.get(0).agreement()).isNaN();
        assertThat(versions.get(0).predecessors()).containsOnly(-1);
        assertThat(versions.subList(1, versions.size()))
                .isNotEmpty()
                .allSatisfy(version -> assertThat(version.agreement()).isBetween(0.9, 1.0));
        assertThat(last().predecessors()).isEqualTo(last().labels());
    }

    @Test
    void tellsTheNewestEvidenceWithEachVersionAndKeepsToTheNumberAskedFor() {
        learn(clustering(5, 0.9, 100, 100, 300, 4), Mixture.of(3, 4, 5, 700, 13).points());

        assertThat(versions.stream().map(version -> version.evidence().weighedBy()))
                .containsExactly(1L, 1L, 1L, 4L, 4L, 4L, 4L);
        assertThat(last().evidence().supported()).isEqualTo(3);
        assertThat(last().wanted()).isEqualTo(5);
        assertThat(last().labels()).hasSize(5);
    }

    @Test
    void looksForAsManyClustersAsThereIsEvidenceForIfItIsAskedTo() {
        Clustering settings = byEvidence(clustering(6, 0.9, 50, 200, 300, 2));
        learn(settings, Mixture.of(3, 4, 5, 700, 14).points());

        assertThat(versions)
                .allSatisfy(version -> assertThat(version.labels()).containsExactly(0, 1, 2));

        // two of the three go: the third weighing of a sample without them changes the number
        List<double[]> one = Mixture.of(1, 4, 5, 900, 15).points();
        int before = versions.size();
        learn(settings, one);

        assertThat(versions.get(before).labels()).containsExactly(0, 1, 2);
        assertThat(last().wanted()).isEqualTo(1);
        assertThat(last().labels()).hasSize(1);
    }

    @Test
    void makesOneClusterOfNoiseIfEvidenceChooses() {
        learn(
                byEvidence(clustering(6, 0.9, 100, 200, 300, 2)),
                Mixture.of(1, 4, 0, 1_000, 16).points());

        assertThat(versions).allSatisfy(version -> assertThat(version.labels()).containsExactly(0));
    }

    @Test
    void doesNotChooseByAWeighingOfFewWindows() {
        // six groups that 65 windows are too few to tell from noise
        List<double[]> points = Mixture.of(6, 8, 3, 400, 17).points();
        Clustering settings = byEvidence(clustering(6, 0.9, 20, 65, 300, 1));
        learn(settings, points.subList(0, 65));
        assertThat(last().evidence().supported()).isEqualTo(1);
        assertThat(last().wanted()).isEqualTo(6);

        learn(settings, points.subList(65, 400));
        assertThat(last().evidence().points()).isEqualTo(200);
        assertThat(last().wanted()).isGreaterThan(4);
        assertThat(versions).allSatisfy(version -> assertThat(version.wanted()).isGreaterThan(4));
    }

    @Test
    void aStoredNumberThatWasConfiguredIsNoEvidence() {
        learn(clustering(9, 0.9, 50, 200, 300, 2), Mixture.of(3, 4, 5, 300, 14).points());
        ModelVersion stored = last();
        assertThat(stored.wanted()).isEqualTo(9);

        clusters = LearnedClusters.from(stored);
        learn(
                byEvidence(clustering(6, 0.9, 50, 200, 300, 1_000)),
                Mixture.of(3, 4, 5, 50, 15).points());

        assertThat(last().version()).isEqualTo(stored.version() + 1);
        assertThat(last().wanted()).isEqualTo(3);
    }

    @Test
    void tellsOnceThatAClusterHasMovedHoweverSlowly() {
        Clustering settings = clustering(1, 0.5, 10, 10, 50, 1_000);
        learn(settings, constant(0, 10));
        for (int i = 1; i <= 30; i++) {
            learn(settings, constant(0.05 * i, 10)); // never more than 0.05 at a time
        }

        assertThat(alarms).hasSize(1);
        DriftAlarm alarm = alarms.get(0);
        assertThat(alarm.label()).isZero();
        assertThat(alarm.shift()).isBetween(1.0, 1.05);
        assertThat(alarm.timeMs()).isEqualTo(versions.get((int) alarm.version() - 1).learnedMs());
    }

    @Test
    void tellsTheSameOfTheSamePoints() {
        Mixture mixture = Mixture.of(4, 5, 1, 2_000, 9);
        learn(clustering(4, 0.9, 50, 100, 200, 3), mixture.points());
        KMeansModelData once = last().model();
        clusters = new LearnedClusters();
        learn(clustering(4, 0.9, 50, 100, 200, 3), mixture.points());

        assertThat(last().model().centroids).isEqualTo(once.centroids);
    }

    @Test
    void boundsWhatItRemembers() {
        Clustering settings = clustering(3, 0.9, 50, 100, 200, 3);
        learn(settings, Mixture.of(3, 2, 1, 5_025, 10).points());

        assertThat(clusters.sample).hasSize(200);
        assertThat(clusters.apart).hasSize(200);
        assertThat(clusters.batch).hasSize(25);
        assertThat(clusters.references).hasSameSizeAs(clusters.model.labels());
        assertThat(clusters.points).isEqualTo(5_025);
    }

    private void learn(Clustering settings, List<double[]> points) {
        ClusterLearner learner =
                new ClusterLearner(new MiniBatchTrainer(settings.decay()), settings);
        for (double[] point : points) {
            learner.learn(clusters, WeightedPoint.at(point, 1), ++nowMs, true, findings);
        }
    }

    private ModelVersion last() {
        return versions.get(versions.size() - 1);
    }

    private static List<double[]> centroids(ModelVersion version) {
        return Arrays.stream(version.model().centroids).map(centroid -> centroid.values).toList();
    }

    private static Map<Integer, double[]> byLabel(ModelVersion version) {
        Map<Integer, double[]> places = new TreeMap<>();
        for (int i = 0; i < version.labels().length; i++) {
            places.put(version.labels()[i], version.model().centroids[i].values);
        }
        return places;
    }

    private static int labelNear(Map<Integer, double[]> places, double x) {
        return places.entrySet().stream()
                .filter(place -> Math.abs(place.getValue()[0] - x) < 2)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** The longest way from an offline centroid to the nearest one of a version. */
    private static double farthest(ModelVersion version, List<double[]> offline) {
        return offline.stream()
                .mapToDouble(
                        place ->
                                centroids(version).stream()
                                        .mapToDouble(other -> MathArrays.distance(place, other))
                                        .min()
                                        .orElseThrow())
                .max()
                .orElseThrow();
    }

    private static List<double[]> around(double x, int count) {
        RandomGenerator random = new MersenneTwister(Double.hashCode(x));
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(new double[] {x + random.nextGaussian() / 10});
        }
        return points;
    }

    private static List<double[]> constant(double x, int count) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(new double[] {x});
        }
        return points;
    }
}
