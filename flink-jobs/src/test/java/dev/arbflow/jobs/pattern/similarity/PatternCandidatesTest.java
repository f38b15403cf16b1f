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
import dev.arbflow.market.behaviour.PatternCandidate;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Neighbours are remembered for three minutes: see {@link Moves#similarity}. */
class PatternCandidatesTest {
    private static final String GEMINI = "GEMINI|BTC/USD";

    private KeyedHarness<ClusteredWindow, Neighbour> harness;

    @BeforeEach
    void open() throws Exception {
        harness = KeyedHarness.open(function(), PatternCandidatesTest::market);
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
        alike(KRAKEN, 100, 60);
        alike(BITSTAMP, 102, 60);
        time(60);

        assertThat(told())
                .singleElement()
                .extracting(PatternCandidate::route)
                .hasToString("BTC/USD|KRAKEN>BITSTAMP");
    }

    @Test
    void venuesThatNeverMovedAlikeOrNotForLongAreCandidatesWithoutAPair() throws Exception {
        price(KRAKEN, 60, 102);
        price(BITSTAMP, 60, 100);
        alike(KRAKEN, BITSTAMP, 120);
        price(KRAKEN, 300, 102);
        price(BITSTAMP, 300, 100);
        time(300);

        assertThat(told())
                .hasSize(2)
                .allSatisfy(candidate -> assertThat(candidate.pair()).isNull())
                .allSatisfy(candidate -> assertThat(candidate.score()).isZero());
    }

    @Test
    void tellsAllThatThePlainRuleTellsWhateverMovedAlike() throws Exception {
        Random random = new Random(11);
        long beyondFees = 0;
        for (long endS = 60; endS <= 6_000; endS += 20) {
            double kraken = 100 + 3 * random.nextDouble();
            if (random.nextBoolean()) {
                alike(KRAKEN, kraken, endS);
                alike(BITSTAMP, 100, endS);
            } else {
                price(KRAKEN, endS, kraken);
                price(BITSTAMP, endS, 100);
            }
            beyondFees += kraken * (1 - 0.008) > 100 * (1 + 0.004) ? 1 : 0;
        }
        time(6_000);

        assertThat(told()).hasSize((int) beyondFees);
        assertThat(told()).anyMatch(it -> it.pair() == null).anyMatch(it -> it.pair() != null);
        assertThat(told()).allMatch(it -> it.score() >= 0 && it.score() <= 1);
    }

    @Test
    void whatReturnsAfterEachDepartureFadesAndSpeaksForIt() throws Exception {
        Random random = new Random(12);
        for (long endS = 60; endS < 600; endS += 10) {
            alike(KRAKEN, 100 + 0.05 * random.nextGaussian(), endS);
            alike(BITSTAMP, 100, endS);
        }
        price(KRAKEN, 600, 102);
        price(BITSTAMP, 600, 100);
        time(600);

        assertThat(told())
                .singleElement()
                .satisfies(
                        candidate -> {
                            assertThat(candidate.past().fading()).isGreaterThan(0.9);
                            assertThat(candidate.past().halfLifeUs()).isLessThan(10_000_000);
                            assertThat(candidate.score()).isGreaterThan(0.85);
                        });
    }

    @Test
    void theNewestPairExtendsTheMemory() throws Exception {
        alike(BITSTAMP, KRAKEN, 180);
        alike(KRAKEN, BITSTAMP, 120); // an older one that comes later
        time(180);
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
        for (long endS : new long[] {60, 121}) {
            tell(KRAKEN, endS, 102, 600);
            tell(BITSTAMP, endS, 100, 600);
        }
        for (String listing : List.of(KRAKEN, BITSTAMP)) {
            harness.processElement(Moves.window(listing, 120, 1, Course.UP.path(), 100), 600_000);
        }
        time(600);

        assertThat(told())
                .extracting(PatternCandidate::timeUs, it -> it.pair() == null)
                .containsExactly(tuple(60_000_000L, true), tuple(121_000_000L, false));
    }

    @Test
    void pricesWithinTheFeesAndOtherMarketsAreNone() throws Exception {
        alike(KRAKEN, 101.2, 60);
        alike(BITSTAMP, 100, 60);
        alike(ETHER, 5, 60);
        time(60);

        assertThat(told()).isEmpty();
    }

    @Test
    void venuesWithoutPriceOrFeeAreNeverTakenForFree() throws Exception {
        alike(KRAKEN, BITSTAMP, 60);
        alike(GEMINI, 100, 60);
        time(60);
        for (double unknown : new double[] {Double.NaN, 0, Double.POSITIVE_INFINITY}) {
            tell(KRAKEN, 120, unknown, 120);
        }
        price(BITSTAMP, 120, 100);
        price(GEMINI, 120, 200);
        time(120);

        assertThat(told()).isEmpty();
        assertThat(harness.count("pairsWithoutPrice")).isPositive();
        assertThat(harness.count("pairsWithoutFee")).isPositive();
    }

    @Test
    void goesOnAfterARestoreWhereItStopped() throws Exception {
        alike(KRAKEN, BITSTAMP, 60);
        time(60);
        price(KRAKEN, 120, 102);
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);
        try (KeyedHarness<ClusteredWindow, Neighbour> restored =
                KeyedHarness.restore(function(), PatternCandidatesTest::market, snapshot)) {
            restored.processElement(Moves.window(BITSTAMP, 120, 1, new double[0], 100), 120_000);
            restored.processWatermark(120_000);

            assertThat(told(restored)).hasSize(1);
        }
    }

    private static SimilarityFunction function() {
        return new SimilarityFunction(Moves.similarity(100), Moves.fees());
    }

    private static String market(ClusteredWindow clustered) {
        return clustered.window().listing().market().code();
    }

    private void alike(String first, String second, long endS) throws Exception {
        alike(first, 100, endS);
        alike(second, 100, endS);
    }

    private void alike(String listing, double mid, long endS) throws Exception {
        harness.processElement(Moves.window(listing, endS, 1, Course.UP.path(), mid), endS * 1_000);
    }

    private void price(String listing, long endS, double mid) throws Exception {
        tell(listing, endS, mid, endS);
    }

    private void tell(String listing, long endS, double mid, long toldS) throws Exception {
        harness.processElement(Moves.window(listing, endS, 1, new double[0], mid), toldS * 1_000);
    }

    private void time(long second) throws Exception {
        harness.processWatermark(second * 1_000);
    }

    private List<PatternCandidate> told() {
        return told(harness);
    }

    private static List<PatternCandidate> told(KeyedHarness<ClusteredWindow, Neighbour> harness) {
        var told = harness.getSideOutput(PatternCandidates.TOLD);
        return told == null ? List.of() : told.stream().map(StreamRecord::getValue).toList();
    }
}
