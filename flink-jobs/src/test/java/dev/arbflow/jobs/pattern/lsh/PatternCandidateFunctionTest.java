package dev.arbflow.jobs.pattern.lsh;

import static dev.arbflow.jobs.pattern.lsh.Moves.BITSTAMP;
import static dev.arbflow.jobs.pattern.lsh.Moves.ETHER;
import static dev.arbflow.jobs.pattern.lsh.Moves.KRAKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.PatternCandidate;
import dev.arbflow.market.behaviour.SimilarPair;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Neighbours are remembered for three minutes: see {@link Moves#similarity}. */
class PatternCandidateFunctionTest {
    private static final String GEMINI = "GEMINI|BTC/USD";

    private Harness harness;

    @BeforeEach
    void open() throws Exception {
        harness = new Harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void pricesThatComeApartBeyondBothFeesAfterMovingAlikeAreACandidate() throws Exception {
        alike(KRAKEN, BITSTAMP, 60);
        price(KRAKEN, 120, 102);
        price(BITSTAMP, 120, 100);
        time(120);

        assertThat(told())
                .singleElement()
                .satisfies(
                        candidate -> {
                            assertThat(candidate.route()).hasToString("BTC/USD|BITSTAMP>KRAKEN");
                            assertThat(candidate.grossBps()).isCloseTo(200, within(1e-9));
                            // (1 + 0.40 %) / (1 - 0.80 %) - 1
                            assertThat(candidate.breakEvenBps()).isCloseTo(120.967, within(0.001));
                            assertThat(candidate.feeVersion()).isEqualTo("fees-1");
                            assertThat(candidate.agoUs()).isEqualTo(60_000_000);
                        });
    }

    @Test
    void theMomentAtWhichTheyMoveAlikeCountsToo() throws Exception {
        price(KRAKEN, 60, 100);
        price(BITSTAMP, 60, 102);
        alike(BITSTAMP, KRAKEN, 60);
        time(60);

        assertThat(told())
                .singleElement()
                .extracting(PatternCandidate::route)
                .hasToString("BTC/USD|KRAKEN>BITSTAMP");
    }

    @Test
    void venuesThatNeverMovedAlikeOrNotForLongAreNotCompared() throws Exception {
        price(KRAKEN, 60, 102);
        price(BITSTAMP, 60, 100);
        alike(KRAKEN, BITSTAMP, 120);
        time(120);
        price(KRAKEN, 300, 102);
        price(BITSTAMP, 300, 100);
        time(300);

        assertThat(told()).isEmpty();
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void theNewestPairExtendsTheMemory() throws Exception {
        alike(KRAKEN, BITSTAMP, 60);
        alike(BITSTAMP, KRAKEN, 180);
        time(180);
        alike(KRAKEN, BITSTAMP, 120); // an older one that comes later
        price(KRAKEN, 300, 102);
        price(BITSTAMP, 300, 100);
        time(300);

        assertThat(told())
                .singleElement()
                .extracting(PatternCandidate::agoUs)
                .isEqualTo(120_000_000L);
    }

    @Test
    void windowsThatWaitedTogetherAreComparedMomentByMoment() throws Exception {
        for (long endS : new long[] {60, 120}) {
            tell(KRAKEN, endS, 102, 600);
            tell(BITSTAMP, endS, 100, 600);
        }
        harness.processElement1(pair(KRAKEN, BITSTAMP, 120), 600_000);
        time(600);

        assertThat(told())
                .singleElement()
                .extracting(PatternCandidate::timeUs)
                .isEqualTo(120_000_000L);
    }

    @Test
    void pricesWithinTheFeesAndOtherMarketsAreNone() throws Exception {
        alike(KRAKEN, BITSTAMP, 60);
        alike(ETHER, BITSTAMP, 60);
        price(KRAKEN, 60, 101.2);
        price(BITSTAMP, 60, 100);
        price(ETHER, 60, 5);
        time(60);

        assertThat(told()).isEmpty();
    }

    @Test
    void venuesWithoutPriceOrFeeAreNeverTakenForFree() throws Exception {
        alike(KRAKEN, BITSTAMP, 60);
        alike(GEMINI, BITSTAMP, 60);
        for (double unknown : new double[] {Double.NaN, 0, Double.POSITIVE_INFINITY}) {
            tell(KRAKEN, 60, unknown, 60);
        }
        price(BITSTAMP, 60, 100);
        price(GEMINI, 60, 200);
        time(60);

        assertThat(told()).isEmpty();
    }

    @Test
    void goesOnAfterARestoreWhereItStopped() throws Exception {
        alike(KRAKEN, BITSTAMP, 60);
        time(60);
        price(KRAKEN, 120, 102);
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);
        try (Harness restored = new Harness()) {
            restored.initializeState(snapshot);
            restored.open();
            restored.processElement2(Moves.window(BITSTAMP, 120, 1, new double[0], 100), 120_000);
            restored.processBothWatermarks(new Watermark(120_000));

            assertThat(restored.extractOutputValues()).hasSize(1);
        }
    }

    private void alike(String first, String second, long endS) throws Exception {
        harness.processElement1(pair(first, second, endS), endS * 1_000);
    }

    private void price(String listing, long endS, double mid) throws Exception {
        tell(listing, endS, mid, endS);
    }

    private void tell(String listing, long endS, double mid, long toldS) throws Exception {
        harness.processElement2(Moves.window(listing, endS, 1, new double[0], mid), toldS * 1_000);
    }

    private void time(long second) throws Exception {
        harness.processBothWatermarks(new Watermark(second * 1_000));
    }

    private List<PatternCandidate> told() {
        return harness.extractOutputValues();
    }

    private static SimilarPair pair(String first, String second, long endS) {
        return new SimilarPair(Moves.ref(first, endS, 1), Moves.ref(second, endS, 1), 0.1);
    }

    /** By the market of either input. */
    private static final class Harness
            extends KeyedTwoInputStreamOperatorTestHarness<
                    String, SimilarPair, ClusteredWindow, PatternCandidate> {
        Harness() throws Exception {
            super(
                    new KeyedCoProcessOperator<>(
                            new PatternCandidateFunction(Moves.similarity(10), Moves.fees())),
                    pair -> pair.second().listing().market().code(),
                    clustered -> clustered.window().listing().market().code(),
                    Types.STRING);
        }
    }
}
