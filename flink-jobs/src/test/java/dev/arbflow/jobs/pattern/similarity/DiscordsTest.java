package dev.arbflow.jobs.pattern.similarity;

import static dev.arbflow.jobs.pattern.similarity.Moves.BITSTAMP;
import static dev.arbflow.jobs.pattern.similarity.Moves.ETHER;
import static dev.arbflow.jobs.pattern.similarity.Moves.KRAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.pattern.similarity.DiscordTrial.Null;
import dev.arbflow.jobs.pattern.similarity.Moves.Course;
import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Discord;
import dev.arbflow.market.behaviour.Neighbour;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What moved as never before, in the operator; one of five moments may be told. */
class DiscordsTest {
    private KeyedHarness<ClusteredWindow, Neighbour> harness;

    @BeforeEach
    void open() throws Exception {
        harness = KeyedHarness.open(function(), DiscordsTest::market);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private static SimilarityFunction function() {
        return new SimilarityFunction(Moves.similarity(1_000), Moves.fees());
    }

    private static String market(ClusteredWindow clustered) {
        return clustered.window().listing().market().code();
    }

    private void arrive(String listing, int minute, Course course) throws Exception {
        long endS = 60L * minute;
        harness.processElement(Moves.window(listing, endS, 1, course.path()), endS * 1_000);
    }

    /** Eleven minutes, the last five of which had half as many before them as the next, or more. */
    private void know() throws Exception {
        for (int minute = 1; minute <= 11; minute++) {
            arrive(KRAKEN, minute, Course.UP);
            harness.processWatermark(60_000L * minute);
        }
    }

    private static List<Discord> told(KeyedHarness<ClusteredWindow, Neighbour> harness) {
        var told = harness.getSideOutput(Discords.TOLD);
        return told == null ? List.of() : told.stream().map(StreamRecord::getValue).toList();
    }

    @Test
    void tellsOfAMomentTheWindowThatIsFurthestFromAllBefore() throws Exception {
        know();
        arrive(BITSTAMP, 12, Course.DOWN); // mirrored
        arrive(KRAKEN, 12, Course.HUMP);
        harness.processWatermark(720_000);

        assertThat(told(harness))
                .singleElement()
                .satisfies(
                        discord -> {
                            assertThat(discord.window().listing().code()).isEqualTo(BITSTAMP);
                            assertThat(discord.distance()).isGreaterThan(1.99);
                            assertThat(discord.moments()).isEqualTo(5);
                            assertThat(discord.among()).isEqualTo(11);
                        });
        assertThat(harness.count("discords")).isEqualTo(1);
    }

    @Test
    void whatHasANeighbourIsNothingNew() throws Exception {
        know();
        double[] path = Course.UP.path();
        path[30] += 4;
        harness.processElement(Moves.window(KRAKEN, 720, 1, path), 720_000);
        harness.processWatermark(720_000);

        assertThat(told(harness)).isEmpty();
    }

    @Test
    void theSecondTimeIsNothingNew() throws Exception {
        know();
        arrive(KRAKEN, 12, Course.DOWN);
        arrive(KRAKEN, 13, Course.UP);
        arrive(KRAKEN, 14, Course.DOWN);
        harness.processWatermark(840_000);

        assertThat(told(harness))
                .extracting(Discord::id)
                .containsExactly("KRAKEN|BTC/USD@720000000");
    }

    @Test
    void aMarketKnowsNothingOfOthers() throws Exception {
        know();
        arrive(ETHER, 12, Course.DOWN);
        harness.processWatermark(720_000);

        assertThat(told(harness)).isEmpty();
    }

    @Test
    void whatIsKnownOutlivesARestore() throws Exception {
        know();
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);

        try (KeyedHarness<ClusteredWindow, Neighbour> restored =
                KeyedHarness.restore(function(), DiscordsTest::market, snapshot)) {
            restored.processElement(Moves.window(KRAKEN, 720, 1, Course.DOWN.path()), 720_000);
            restored.processWatermark(720_000);
            assertThat(told(restored)).extracting(Discord::moments).containsExactly(5);
        }
    }

    @Test
    void windowsOfAnotherLengthHaveMomentsOfTheirOwn() throws Exception {
        know();
        for (int minute = 12; minute < 16; minute += 2) {
            ClusteredWindow longer =
                    Moves.lasting(
                            Moves.window(KRAKEN, 60L * minute, 1, Course.DOWN.path()), 120_000_000);
            harness.processElement(longer, 60_000L * minute);
        }
        harness.processWatermark(900_000);

        assertThat(told(harness)).isEmpty();
    }

    @Test
    void whereNothingIsNewItAlarmsNoMoreOftenThanStated() throws Exception {
        DiscordTrial.Result result = new DiscordTrial(Null.BURSTS, 1e-6, 60, 600, 0, 1).run();

        assertThat(result.told()).isPositive().isLessThan(result.stated() + 10); // two deviations
    }

    @Test
    void whatDoesNotBelongThereIsFound() throws Exception {
        DiscordTrial.Result result = new DiscordTrial(Null.WALK, 0.77, 60, 150, 149, 1).run();

        assertThat(result.found()).isEqualTo(result.planted()).isEqualTo(1);
    }
}
