package dev.arbflow.jobs.pattern.lsh;

import static dev.arbflow.jobs.pattern.lsh.Moves.KRAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Hashing;
import dev.arbflow.jobs.pattern.lsh.BucketVisit.Purpose;
import dev.arbflow.jobs.pattern.lsh.Moves.Course;
import dev.arbflow.jobs.testing.CountedHarness;
import dev.arbflow.market.behaviour.ClusteredWindow;
import org.apache.flink.streaming.api.operators.StreamFlatMap;
import org.apache.flink.streaming.api.operators.StreamMap;
import org.junit.jupiter.api.Test;

/** What happens to a window before its buckets. */
class StatelessOperatorsTest {

    @Test
    void everyWindowGoesOnAndThoseWithoutShapeAreCountedByReason() throws Exception {
        try (CountedHarness<ClusteredWindow, Behaviour> harness =
                new CountedHarness<>(new StreamMap<>(new ShapeFunction(Moves.POINTS)))) {
            for (Course course : Course.values()) {
                ClusteredWindow window = Moves.window(KRAKEN, 60, 1, course.path());
                harness.processElement(window, 60_000);
            }
            harness.processElement(Moves.window(KRAKEN, 60, 1, new double[] {0, 1}), 60_000);

            assertThat(harness.extractOutputValues())
                    .extracting(Behaviour::hasShape)
                    .containsExactly(true, true, true, false, false, false, false);
            assertThat(harness.count("shapesUsable")).isEqualTo(3);
            assertThat(harness.count("shapesConstant")).isEqualTo(1);
            assertThat(harness.count("shapesNotFinite")).isEqualTo(1);
            assertThat(harness.count("shapesMissing")).isEqualTo(1);
            assertThat(harness.count("shapesOfOtherLength")).isEqualTo(1);
        }
    }

    @Test
    void aWindowStaysInOneBucketATableAndLooksIntoItsProbes() throws Exception {
        Behaviour behaviour = Moves.behaviour(KRAKEN, 60, 1, Course.UP);
        try (CountedHarness<Behaviour, BucketVisit> harness = visits()) {
            harness.processElement(behaviour, 60_000);
            assertThat(harness.extractOutputValues())
                    .extracting(BucketVisit::purpose)
                    .containsExactly(
                            Purpose.STAY,
                            Purpose.LOOK,
                            Purpose.LOOK,
                            Purpose.STAY,
                            Purpose.LOOK,
                            Purpose.LOOK);
            assertThat(harness.extractOutputValues())
                    .extracting(BucketVisit::bucket)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aSettledWindowGoesToTheBucketsInWhichItStays() throws Exception {
        Behaviour behaviour = Moves.behaviour(KRAKEN, 60, 1, Course.UP);
        try (CountedHarness<Behaviour, BucketVisit> harness = visits()) {
            harness.processElement(behaviour, 60_000);
            harness.processElement(behaviour.followedBy(7), 120_000);

            var visits = harness.extractOutputValues();
            assertThat(visits.subList(6, 8))
                    .extracting(BucketVisit::purpose)
                    .containsExactly(Purpose.SETTLE, Purpose.SETTLE);
            assertThat(visits.get(6).bucket()).isEqualTo(visits.get(0).bucket());
            assertThat(visits.get(7).bucket()).isEqualTo(visits.get(3).bucket());
        }
    }

    private static CountedHarness<Behaviour, BucketVisit> visits() throws Exception {
        Hashing hashing = Moves.similarity(10).hashing();
        return new CountedHarness<>(new StreamFlatMap<>(new BucketVisitsFunction(hashing)));
    }
}
