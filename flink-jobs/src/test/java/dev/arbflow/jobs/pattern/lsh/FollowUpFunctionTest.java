package dev.arbflow.jobs.pattern.lsh;

import static dev.arbflow.jobs.pattern.lsh.Moves.KRAKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbflow.jobs.pattern.lsh.Moves.Course;
import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.behaviour.Neighbour;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowUpFunctionTest {
    private static final int UNKNOWN = Neighbour.UNKNOWN;
    private KeyedHarness<Behaviour, Behaviour> harness;

    @BeforeEach
    void open() throws Exception {
        harness = KeyedHarness.open(new FollowUpFunction(), FollowUpFunctionTest::listing);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private static String listing(Behaviour behaviour) {
        return behaviour.window().listing().code();
    }

    private void arrive(long endS, int cluster, Course course) throws Exception {
        harness.processElement(Moves.behaviour(KRAKEN, endS, cluster, course), endS * 1_000);
    }

    /** End in seconds and successor of all that was told. */
    private static List<Tuple> told(KeyedHarness<Behaviour, Behaviour> harness) {
        return harness.extractOutputValues().stream()
                .map(told -> tuple(told.window().endUs() / 1_000_000, told.followedBy()))
                .toList();
    }

    @Test
    void tellsAWindowAtOnceAndAgainWithTheFirstThatBeganAfterIt() throws Exception {
        arrive(60, 1, Course.UP);
        arrive(90, 2, Course.DOWN); // overlaps: what followed the first is not known yet
        harness.processWatermark(90_000);
        arrive(120, 3, Course.HUMP);
        arrive(150, 4, Course.UP);
        harness.processWatermark(150_000);

        assertThat(told(harness))
                .containsExactly(
                        tuple(60L, UNKNOWN),
                        tuple(90L, UNKNOWN),
                        tuple(60L, 3),
                        tuple(120L, UNKNOWN),
                        tuple(90L, 4),
                        tuple(150L, UNKNOWN));
    }

    @Test
    void goesByTheTimeOfTheWindowsWhateverTheOrderOfArrival() throws Exception {
        arrive(120, 3, Course.HUMP);
        arrive(60, 1, Course.UP);
        harness.processWatermark(120_000);

        assertThat(told(harness))
                .containsExactly(tuple(60L, UNKNOWN), tuple(60L, 3), tuple(120L, UNKNOWN));
    }

    @Test
    void aWindowWithoutShapeIsNotToldButFollows() throws Exception {
        arrive(60, 1, Course.UP);
        arrive(120, 5, Course.STILL);
        harness.processWatermark(120_000);

        assertThat(told(harness)).containsExactly(tuple(60L, UNKNOWN), tuple(60L, 5));
    }

    @Test
    void whatComesMoreThanAWindowLaterDoesNotFollow() throws Exception {
        arrive(60, 1, Course.UP);
        arrive(180, 2, Course.UP); // began a whole minute after the end
        harness.processWatermark(180_000);

        assertThat(told(harness)).containsExactly(tuple(60L, UNKNOWN), tuple(180L, UNKNOWN));
    }

    @Test
    void countsAndLeavesOutWhatComesBehindTheWatermark() throws Exception {
        harness.processWatermark(60_000);
        arrive(60, 1, Course.UP);
        harness.processWatermark(70_000);

        assertThat(harness.extractOutputValues()).isEmpty();
        assertThat(harness.count("windowsLate")).isEqualTo(1);
    }

    @Test
    void stillKnowsWhatWaitsForItsSuccessorAfterARestore() throws Exception {
        arrive(60, 1, Course.UP);
        harness.processWatermark(60_000);
        arrive(120, 2, Course.DOWN);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);

        try (KeyedHarness<Behaviour, Behaviour> restored =
                KeyedHarness.restore(
                        new FollowUpFunction(), FollowUpFunctionTest::listing, snapshot)) {
            restored.processWatermark(120_000);
            assertThat(told(restored)).containsExactly(tuple(60L, 2), tuple(120L, UNKNOWN));
        }
    }

    @Test
    void keepsNothingOfAListingThatFellSilent() throws Exception {
        arrive(60, 1, Course.UP);
        harness.processWatermark(179_999);
        assertThat(harness.numKeyedStateEntries()).isPositive();
        harness.processWatermark(180_000);

        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }
}
