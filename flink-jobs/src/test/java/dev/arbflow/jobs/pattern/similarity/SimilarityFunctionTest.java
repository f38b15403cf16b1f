package dev.arbflow.jobs.pattern.similarity;

import static dev.arbflow.jobs.pattern.similarity.Moves.BITSTAMP;
import static dev.arbflow.jobs.pattern.similarity.Moves.ETHER;
import static dev.arbflow.jobs.pattern.similarity.Moves.KRAKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.jobs.pattern.similarity.Moves.Course;
import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.SimilarPair;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Windows of a minute, with the settings of {@link Moves#similarity}. */
class SimilarityFunctionTest {
    private static final int ROOMY = 100;
    private static final int UNKNOWN = Neighbour.UNKNOWN;
    private KeyedHarness<ClusteredWindow, Neighbour> harness;

    @BeforeEach
    void open() throws Exception {
        harness = open(ROOMY);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private static KeyedHarness<ClusteredWindow, Neighbour> open(int mostWindows) throws Exception {
        return KeyedHarness.open(function(mostWindows), SimilarityFunctionTest::market);
    }

    private static SimilarityFunction function(int mostWindows) {
        return new SimilarityFunction(Moves.similarity(mostWindows), Moves.fees());
    }

    private static String market(ClusteredWindow clustered) {
        return clustered.window().listing().market().code();
    }

    private void arrive(String listing, long endS, int cluster, Course course) throws Exception {
        arrive(listing, endS, cluster, course.path());
    }

    private void arrive(String listing, long endS, int cluster, double[] path) throws Exception {
        harness.processElement(Moves.window(listing, endS, cluster, path), endS * 1_000);
    }

    private void time(long second) throws Exception {
        harness.processWatermark(second * 1_000);
    }

    /** Ends of query and neighbour in seconds, and what followed. */
    private static List<Tuple> told(KeyedHarness<ClusteredWindow, Neighbour> harness) {
        return harness.extractOutputValues().stream()
                .map(
                        told ->
                                tuple(
                                        told.query().endUs() / 1_000_000,
                                        told.earlier().endUs() / 1_000_000,
                                        told.followedBy()))
                .toList();
    }

    private List<SimilarPair> pairs() {
        var pairs = harness.getSideOutput(SimilarityFunction.PAIRS);
        return pairs == null ? List.of() : pairs.stream().map(StreamRecord::getValue).toList();
    }

    @Test
    void tellsTheNearestEarlierMomentsTheNearestFirst() throws Exception {
        arrive(KRAKEN, 100, 1, bent(0.1));
        arrive(BITSTAMP, 200, 1, bent(0.3));
        arrive(KRAKEN, 300, 1, bent(0.2));
        arrive(KRAKEN, 400, 1, Course.UP);
        time(400);

        List<Neighbour> last = harness.extractOutputValues().stream().skip(3).toList();
        assertThat(last)
                .extracting(Neighbour::rank, near -> near.earlier().endUs() / 1_000_000)
                .containsExactly(tuple(1, 100L), tuple(2, 300L));
        assertThat(last).extracting(Neighbour::distance).isSorted();
    }

    @Test
    void whatMovedInAnotherWayIsNoNeighbourHoweverFewThereAre() throws Exception {
        arrive(KRAKEN, 100, 1, Course.DOWN);
        arrive(KRAKEN, 200, 1, Course.HUMP); // correlation 0 with a trend
        arrive(KRAKEN, 300, 1, Course.UP);
        time(300);

        assertThat(harness.extractOutputValues()).isEmpty();
    }

    @Test
    void twoNeighboursAreTwoMomentsWhoeverSawThem() throws Exception {
        arrive(KRAKEN, 100, 1, Course.UP);
        arrive(KRAKEN, 200, 1, bent(0.2));
        arrive(BITSTAMP, 200, 1, bent(0.1)); // the same moment on another venue
        arrive(KRAKEN, 230, 1, bent(0.1)); // overlaps with it
        arrive(KRAKEN, 900, 1, Course.UP);
        time(900);

        assertThat(told(harness)).endsWith(tuple(900L, 100L, 1), tuple(900L, 230L, UNKNOWN));
    }

    @Test
    void windowsThatOverlapAreNoNeighboursOfEachOther() throws Exception {
        arrive(KRAKEN, 100, 1, Course.UP);
        arrive(KRAKEN, 159, 1, Course.UP);
        time(159);
        assertThat(harness.extractOutputValues()).isEmpty();

        arrive(KRAKEN, 160, 1, Course.UP); // begins when the first ended
        time(160);
        assertThat(told(harness)).containsExactly(tuple(160L, 100L, 1));
    }

    @Test
    void theLaterFindsTheEarlierWhateverTheOrderOfArrival() throws Exception {
        arrive(KRAKEN, 200, 1, Course.UP);
        arrive(BITSTAMP, 100, 1, Course.UP);
        time(200);

        assertThat(told(harness)).containsExactly(tuple(200L, 100L, UNKNOWN));
    }

    @Test
    void tellsWhatFollowedAndHowOftenThatFollows() throws Exception {
        arrive(KRAKEN, 60, 1, Course.UP);
        arrive(KRAKEN, 90, 2, Course.DOWN); // overlaps: what followed the first is not known yet
        arrive(KRAKEN, 120, 5, Course.STILL); // has no shape, but follows
        arrive(KRAKEN, 180, 3, Course.DOWN);
        arrive(KRAKEN, 240, 7, Course.UP); // follows the last, and asks
        time(240);

        assertThat(told(harness)).containsExactly(tuple(180L, 90L, 3), tuple(240L, 60L, 5));
        assertThat(harness.extractOutputValues())
                .extracting(Neighbour::baseRate)
                .containsExactly(1 / 2.0, 1 / 3.0);
    }

    @Test
    void whatComesMoreThanAWindowLaterDoesNotFollow() throws Exception {
        arrive(KRAKEN, 60, 1, Course.UP);
        arrive(KRAKEN, 180, 2, Course.UP); // began a whole minute after the end
        time(180);

        assertThat(told(harness)).containsExactly(tuple(180L, 60L, UNKNOWN));
        assertThat(harness.extractOutputValues().get(0).baseRate()).isNaN();
    }

    @Test
    void pairsWithEachOtherListingByItsWindowClosestInTime() throws Exception {
        arrive(BITSTAMP, 98, 1, Course.UP);
        arrive(BITSTAMP, 99, 1, bent(0.1));
        arrive("GEMINI|BTC/USD", 97, 1, Course.UP);
        arrive("COINBASE|BTC/USD", 99, 1, Course.DOWN);
        arrive(ETHER, 99, 1, Course.UP);
        arrive(KRAKEN, 100, 1, Course.UP);
        time(100);

        assertThat(pairs())
                .filteredOn(pair -> pair.second().listing().code().equals(KRAKEN))
                .extracting(pair -> pair.first().listing().code(), SimilarPair::lagUs)
                .containsExactly(tuple("GEMINI|BTC/USD", 3_000_000L), tuple(BITSTAMP, 1_000_000L));
    }

    @Test
    void windowsOfMoreThanTheAlignmentApartAreNoPair() throws Exception {
        arrive(BITSTAMP, 94, 1, Course.UP);
        arrive(KRAKEN, 100, 1, Course.UP);
        time(100);

        assertThat(pairs()).isEmpty();
    }

    @Test
    void comparesExactly() throws Exception {
        arrive(BITSTAMP, 100, 1, bent(0.1));
        arrive(KRAKEN, 100, 1, Course.UP);
        time(100);

        double expected =
                Shape.distance(
                        Shape.of(bent(0.1), Moves.POINTS).values(),
                        Shape.of(Course.UP.path(), Moves.POINTS).values());
        assertThat(pairs())
                .singleElement()
                .satisfies(pair -> assertThat(pair.distance()).isCloseTo(expected, within(0.0)));
    }

    @Test
    void theOldestGivesWayAndIsCounted() throws Exception {
        harness.close();
        harness = open(10);
        for (int i = 0; i < 1_000; i++) {
            arrive(KRAKEN, 100 + i, 1, Course.UP);
        }
        time(1_099);
        assertThat(harness.count("shapeEvictions")).isEqualTo(990);
        assertThat(harness.extractOutputValues()).isEmpty(); // the ten youngest overlap
        arrive(KRAKEN, 2_000, 1, Course.UP);
        time(2_000);

        assertThat(told(harness)).containsExactly(tuple(2_000L, 1_099L, UNKNOWN));
    }

    @Test
    void whatHasLeftTheHistoryIsNotFound() throws Exception {
        arrive(KRAKEN, 100, 1, Course.UP);
        arrive(KRAKEN, 3_699, 1, Course.UP);
        arrive(KRAKEN, 3_700, 1, Course.UP);
        time(3_700);

        assertThat(told(harness)).containsExactly(tuple(3_699L, 100L, UNKNOWN));
    }

    @Test
    void windowsOfAnotherLengthStartAnew() throws Exception {
        arrive(KRAKEN, 100, 1, Course.UP);
        time(100);
        ClusteredWindow minute = Moves.window(KRAKEN, 400, 1, Course.UP.path());
        harness.processElement(Moves.lasting(minute, 120_000_000), 400_000);
        time(400);
        arrive(KRAKEN, 600, 1, Course.UP);
        time(600);

        assertThat(harness.extractOutputValues()).isEmpty();
    }

    @Test
    void countsThoseWithoutShapeByReasonAndThoseThatComeLate() throws Exception {
        for (Course course : Course.values()) {
            arrive(KRAKEN, 60, 1, course);
        }
        arrive(KRAKEN, 60, 1, new double[] {0, 1});
        time(60);
        arrive(KRAKEN, 60, 1, Course.UP);

        assertThat(harness.count("shapesUsable")).isEqualTo(3);
        assertThat(harness.count("shapesConstant")).isEqualTo(1);
        assertThat(harness.count("shapesNotFinite")).isEqualTo(1);
        assertThat(harness.count("shapesMissing")).isEqualTo(1);
        assertThat(harness.count("shapesOfOtherLength")).isEqualTo(1);
        assertThat(harness.count("windowsLate")).isEqualTo(1);
    }

    @Test
    void whatWaitsAndWhatIsKnownOutliveARestore() throws Exception {
        arrive(KRAKEN, 100, 1, Course.UP);
        arrive(KRAKEN, 160, 8, Course.DOWN);
        time(160);
        arrive(KRAKEN, 300, 1, Course.UP);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);

        try (KeyedHarness<ClusteredWindow, Neighbour> restored =
                KeyedHarness.restore(function(ROOMY), SimilarityFunctionTest::market, snapshot)) {
            restored.processWatermark(300_000);
            assertThat(told(restored)).containsExactly(tuple(300L, 100L, 8));
        }
    }

    @Test
    void whatWaitsIsTakenAlsoWhenItEndsAsTheLastWindowDies() throws Exception {
        arrive(KRAKEN, 900, 1, Course.UP);
        for (long endS : new long[] {4_501, 4_502, 4_950, 5_000, 5_400}) {
            arrive(KRAKEN, endS, 1, Course.UP);
        }
        time(6_000);

        assertThat(told(harness))
                .contains(tuple(5_000L, 4_502L, UNKNOWN), tuple(5_400L, 5_000L, UNKNOWN));
    }

    @Test
    void aMarketThatFellSilentLeavesNothing() throws Exception {
        arrive(KRAKEN, 100, 1, Course.UP);
        arrive(BITSTAMP, 100, 1, Course.UP);
        arrive(BITSTAMP, 130, 1, Course.UP);
        time(3_729);
        assertThat(harness.numKeyedStateEntries()).isPositive();
        time(3_730 + 450); // an eighth of the history later

        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    /** A trend with a hump on it. */
    private static double[] bent(double share) {
        double[] path = Course.UP.path();
        double[] hump = Course.HUMP.path();
        for (int i = 0; i < path.length; i++) {
            path[i] += share * hump[i];
        }
        return path;
    }
}
