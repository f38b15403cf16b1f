package dev.arbflow.jobs.pattern.lsh;

import static dev.arbflow.jobs.pattern.lsh.Moves.BITSTAMP;
import static dev.arbflow.jobs.pattern.lsh.Moves.ETHER;
import static dev.arbflow.jobs.pattern.lsh.Moves.KRAKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.SimilarPair;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NearestFunctionTest {
    private static final WindowRef QUERY = Moves.ref(KRAKEN, 1_000, 1);
    private KeyedHarness<Match, Neighbour> harness;

    @BeforeEach
    void open() throws Exception {
        harness = KeyedHarness.open(function(), Match::queryId);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private static NearestFunction function() {
        return new NearestFunction(Moves.similarity(100));
    }

    private void meet(String listing, long endS, double distance, int followedBy) throws Exception {
        harness.processElement(
                new Match(QUERY, Moves.ref(listing, endS, 4), distance, followedBy), 1_000_000);
    }

    private List<SimilarPair> pairs() {
        var pairs = harness.getSideOutput(NearestFunction.PAIRS);
        return pairs == null ? List.of() : pairs.stream().map(StreamRecord::getValue).toList();
    }

    @Test
    void tellsTheNearestOfAllBucketsInOrder() throws Exception {
        meet(KRAKEN, 700, 0.5, 2);
        meet(BITSTAMP, 600, 0.1, 3);
        meet(KRAKEN, 500, 0.3, Neighbour.UNKNOWN);
        assertThat(harness.extractOutputValues()).isEmpty();
        harness.processWatermark(1_000_000);

        assertThat(harness.extractOutputValues())
                .extracting(
                        Neighbour::rank,
                        neighbour -> neighbour.earlier().id(),
                        Neighbour::distance,
                        Neighbour::followedBy)
                .containsExactly(
                        tuple(1, BITSTAMP + "@600000000", 0.1, 3),
                        tuple(2, KRAKEN + "@500000000", 0.3, Neighbour.UNKNOWN));
        assertThat(pairs()).isEmpty();
    }

    @Test
    void ofEquallyNearOnesTheLatestComesFirst() throws Exception {
        meet(KRAKEN, 500, 0.2, 2);
        meet(KRAKEN, 700, 0.2, 2);
        meet(BITSTAMP, 700, 0.2, 2);
        harness.processWatermark(1_000_000);

        assertThat(harness.extractOutputValues())
                .extracting(neighbour -> neighbour.earlier().id())
                .containsExactly(BITSTAMP + "@700000000", KRAKEN + "@700000000");
    }

    @Test
    void whatWasMetInSeveralTablesCountsOnce() throws Exception {
        meet(KRAKEN, 700, 0.5, 2);
        meet(KRAKEN, 700, 0.5, 2);
        meet(BITSTAMP, 1_000, 0.2, Neighbour.UNKNOWN);
        meet(BITSTAMP, 1_000, 0.2, Neighbour.UNKNOWN);
        harness.processWatermark(1_000_000);

        assertThat(harness.extractOutputValues()).hasSize(1);
        assertThat(pairs()).hasSize(1);
        assertThat(harness.count("matchesRepeated")).isEqualTo(2);
    }

    @Test
    void pairsWithEachOtherListingByItsWindowClosestInTime() throws Exception {
        meet(BITSTAMP, 998, 0.1, Neighbour.UNKNOWN);
        meet(BITSTAMP, 1_000, 0.2, Neighbour.UNKNOWN);
        meet(ETHER, 997, 0.3, Neighbour.UNKNOWN);
        harness.processWatermark(1_000_000);

        assertThat(pairs())
                .extracting(
                        pair -> pair.first().listing().code(),
                        pair -> pair.second().listing().code(),
                        SimilarPair::lagUs,
                        SimilarPair::distance)
                .containsExactly(
                        tuple(BITSTAMP, KRAKEN, 0L, 0.2), tuple(ETHER, KRAKEN, 3_000_000L, 0.3));
        assertThat(harness.extractOutputValues()).isEmpty();
    }

    @Test
    void stillHoldsWhatWasMetAfterARestoreAndNothingAfterItIsTold() throws Exception {
        meet(KRAKEN, 700, 0.5, 2);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);

        try (KeyedHarness<Match, Neighbour> restored =
                KeyedHarness.restore(function(), Match::queryId, snapshot)) {
            restored.processWatermark(1_000_000);
            assertThat(restored.extractOutputValues()).hasSize(1);
            assertThat(restored.numKeyedStateEntries()).isZero();
            assertThat(restored.numEventTimeTimers()).isZero();
        }
    }
}
