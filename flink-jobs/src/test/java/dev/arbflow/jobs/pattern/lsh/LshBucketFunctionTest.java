package dev.arbflow.jobs.pattern.lsh;

import static dev.arbflow.jobs.pattern.lsh.Moves.BITSTAMP;
import static dev.arbflow.jobs.pattern.lsh.Moves.ETHER;
import static dev.arbflow.jobs.pattern.lsh.Moves.KRAKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.jobs.pattern.lsh.BucketVisit.Purpose;
import dev.arbflow.jobs.pattern.lsh.Moves.Course;
import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.behaviour.Neighbour;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LshBucketFunctionTest {
    private static final int ROOMY = 100;
    private KeyedHarness<BucketVisit, Match> harness;

    @BeforeEach
    void open() throws Exception {
        harness = open(ROOMY);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private static KeyedHarness<BucketVisit, Match> open(int cap) throws Exception {
        return KeyedHarness.open(new LshBucketFunction(Moves.similarity(cap)), BucketVisit::bucket);
    }

    private void visit(Purpose purpose, Behaviour behaviour, long atS) throws Exception {
        harness.processElement(new BucketVisit("bucket", purpose, behaviour), atS * 1_000);
    }

    private void stay(String listing, long endS, Course course) throws Exception {
        visit(Purpose.STAY, Moves.behaviour(listing, endS, 1, course), endS);
    }

    /** Query and found, in seconds. */
    private static List<Tuple> met(KeyedHarness<BucketVisit, Match> harness) {
        return harness.extractOutputValues().stream()
                .map(match -> tuple(seconds(match.query().endUs()), seconds(match.found().endUs())))
                .toList();
    }

    private static long seconds(long us) {
        return us / 1_000_000;
    }

    @Test
    void theLaterFindsTheEarlierWhateverTheOrderOfArrival() throws Exception {
        stay(KRAKEN, 200, Course.UP);
        stay(BITSTAMP, 100, Course.UP);
        harness.processWatermark(200_000);

        assertThat(met(harness)).containsExactly(tuple(200L, 100L));
    }

    @Test
    void comparesExactly() throws Exception {
        stay(KRAKEN, 100, Course.UP);
        visit(Purpose.LOOK, Moves.behaviour(KRAKEN, 200, 1, Course.DOWN), 200);
        harness.processWatermark(200_000);

        assertThat(harness.extractOutputValues())
                .singleElement()
                .satisfies(match -> assertThat(match.distance()).isCloseTo(2, within(1e-6)));
        assertThat(harness.count("shapeComparisons")).isEqualTo(1);
    }

    @Test
    void whoOnlyLooksIsNotFound() throws Exception {
        visit(Purpose.LOOK, Moves.behaviour(KRAKEN, 100, 1, Course.UP), 100);
        stay(KRAKEN, 200, Course.UP);
        harness.processWatermark(200_000);

        assertThat(harness.extractOutputValues()).isEmpty();
    }

    @Test
    void windowsOfOneListingThatOverlapAreNoNeighbours() throws Exception {
        stay(KRAKEN, 100, Course.UP);
        stay(KRAKEN, 159, Course.UP);
        harness.processWatermark(159_000);
        assertThat(harness.extractOutputValues()).isEmpty();

        stay(KRAKEN, 160, Course.UP); // begins when the first ended
        harness.processWatermark(160_000);
        assertThat(met(harness)).containsExactly(tuple(160L, 100L));
    }

    @Test
    void anotherMarketIsMetAtTheSameMomentOnly() throws Exception {
        stay(ETHER, 100, Course.UP);
        stay(KRAKEN, 105, Course.UP);
        stay(KRAKEN, 200, Course.UP);
        harness.processWatermark(200_000);

        assertThat(met(harness)).containsExactly(tuple(105L, 100L), tuple(200L, 105L));
    }

    @Test
    void theSameMomentCountsOnlyIfItIsNearAndOnceAListing() throws Exception {
        stay(BITSTAMP, 98, Course.UP);
        stay(BITSTAMP, 99, Course.UP);
        stay(ETHER, 99, Course.DOWN);
        stay(KRAKEN, 100, Course.UP);
        harness.processWatermark(100_000);

        assertThat(met(harness)).containsExactly(tuple(100L, 99L));
    }

    @Test
    void tellsWhatFollowedAsSoonAsItIsKnown() throws Exception {
        Behaviour first = Moves.behaviour(KRAKEN, 100, 1, Course.UP);
        visit(Purpose.STAY, first, 100);
        visit(Purpose.LOOK, Moves.behaviour(KRAKEN, 160, 1, Course.UP), 160);
        visit(Purpose.SETTLE, first.followedBy(8), 160); // comes last and counts first
        harness.processWatermark(160_000);

        assertThat(harness.extractOutputValues()).extracting(Match::followedBy).containsExactly(8);
    }

    @Test
    void anUnknownSuccessorStaysUnknown() throws Exception {
        stay(KRAKEN, 100, Course.UP);
        stay(KRAKEN, 200, Course.UP);
        harness.processWatermark(200_000);

        assertThat(harness.extractOutputValues())
                .extracting(Match::followedBy)
                .containsExactly(Neighbour.UNKNOWN);
    }

    @Test
    void aHotBucketKeepsTheYoungestCountsWhatGaveWayAndAnswersBriefly() throws Exception {
        try (KeyedHarness<BucketVisit, Match> hot = open(10)) {
            for (int i = 0; i < 1_000; i++) {
                hot.processElement(
                        new BucketVisit(
                                "bucket",
                                Purpose.STAY,
                                Moves.behaviour(KRAKEN, 100 + i, 1, Course.UP)),
                        (100 + i) * 1_000L);
            }
            hot.processWatermark(1_099_000);
            assertThat(hot.count("bucketEvictions")).isEqualTo(990);
            assertThat(hot.count("shapeComparisons")).isZero(); // the ten youngest overlap
            hot.processElement(
                    new BucketVisit(
                            "bucket", Purpose.LOOK, Moves.behaviour(KRAKEN, 2_000, 1, Course.UP)),
                    2_000_000);
            hot.processWatermark(2_000_000);

            assertThat(hot.count("shapeComparisons")).isEqualTo(10);
            assertThat(met(hot)).containsExactly(tuple(2_000L, 1_099L), tuple(2_000L, 1_098L));
        }
    }

    @Test
    void whatWaitsAndWhoIsThereOutliveARestore() throws Exception {
        stay(KRAKEN, 100, Course.UP);
        harness.processWatermark(100_000);
        stay(KRAKEN, 200, Course.UP);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);

        try (KeyedHarness<BucketVisit, Match> restored =
                KeyedHarness.restore(
                        new LshBucketFunction(Moves.similarity(ROOMY)),
                        BucketVisit::bucket,
                        snapshot)) {
            restored.processWatermark(200_000);
            assertThat(met(restored)).containsExactly(tuple(200L, 100L));
        }
    }

    @Test
    void whatHasLeftTheHistoryIsNotFoundEvenBeforeItsTimer() throws Exception {
        stay(KRAKEN, 100, Course.UP);
        stay(KRAKEN, 3_699, Course.UP);
        visit(Purpose.LOOK, Moves.behaviour(BITSTAMP, 3_700, 1, Course.UP), 3_699);
        harness.processWatermark(3_699_999);

        assertThat(met(harness)).containsExactly(tuple(3_699L, 100L), tuple(3_700L, 3_699L));
    }

    @Test
    void anEmptyBucketLeavesNothing() throws Exception {
        stay(KRAKEN, 100, Course.UP);
        stay(BITSTAMP, 130, Course.UP);
        harness.processWatermark(3_700_000);
        assertThat(harness.numKeyedStateEntries()).isPositive();
        harness.processWatermark(3_730_000);

        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }
}
