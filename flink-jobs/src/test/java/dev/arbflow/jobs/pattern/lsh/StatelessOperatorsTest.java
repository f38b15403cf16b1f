package dev.arbflow.jobs.pattern.lsh;

import static dev.arbflow.jobs.pattern.lsh.Moves.BITSTAMP;
import static dev.arbflow.jobs.pattern.lsh.Moves.ETHER;
import static dev.arbflow.jobs.pattern.lsh.Moves.KRAKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.jobs.config.Hashing;
import dev.arbflow.jobs.pattern.lsh.BucketVisit.Purpose;
import dev.arbflow.jobs.pattern.lsh.Moves.Course;
import dev.arbflow.market.ClusteredWindow;
import dev.arbflow.market.PatternCandidate;
import dev.arbflow.market.SimilarPair;
import dev.arbflow.market.WindowRef;
import org.apache.flink.streaming.api.operators.StreamFlatMap;
import org.apache.flink.streaming.api.operators.StreamMap;
import org.junit.jupiter.api.Test;

/** What happens to a window before its buckets and to a pair after them. */
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

    @Test
    void pricesFurtherApartThanBothFeesAreACandidate() throws Exception {
        try (CountedHarness<SimilarPair, PatternCandidate> harness = candidates()) {
            harness.processElement(pair(KRAKEN, 102, BITSTAMP, 100), 60_000);

            assertThat(harness.extractOutputValues())
                    .singleElement()
                    .satisfies(
                            candidate -> {
                                assertThat(candidate.route())
                                        .hasToString("BTC/USD|BITSTAMP>KRAKEN");
                                assertThat(candidate.grossBps()).isCloseTo(200, within(1e-9));
                                // (1 + 0.40 %) / (1 - 0.80 %) - 1
                                assertThat(candidate.breakEvenBps())
                                        .isCloseTo(120.967, within(0.001));
                                assertThat(candidate.feeVersion()).isEqualTo("fees-1");
                            });
        }
    }

    @Test
    void buysAtTheFirstWindowsVenueIfThatIsTheCheaperOne() throws Exception {
        try (CountedHarness<SimilarPair, PatternCandidate> harness = candidates()) {
            harness.processElement(pair(KRAKEN, 100, BITSTAMP, 102), 60_000);

            assertThat(harness.extractOutputValues())
                    .singleElement()
                    .extracting(PatternCandidate::route)
                    .hasToString("BTC/USD|KRAKEN>BITSTAMP");
        }
    }

    @Test
    void pricesWithinTheFeesAndOtherMarketsAreNone() throws Exception {
        try (CountedHarness<SimilarPair, PatternCandidate> harness = candidates()) {
            harness.processElement(pair(KRAKEN, 101.2, BITSTAMP, 100), 60_000);
            harness.processElement(pair(KRAKEN, 100, BITSTAMP, 100), 60_000);
            harness.processElement(pair(KRAKEN, 100, ETHER, 5), 60_000);

            assertThat(harness.extractOutputValues()).isEmpty();
            assertThat(harness.count("pairsWithoutFee")).isZero();
        }
    }

    @Test
    void aPairWithoutPriceOrFeeIsCountedAndNeverTakenForFree() throws Exception {
        try (CountedHarness<SimilarPair, PatternCandidate> harness = candidates()) {
            harness.processElement(pair(KRAKEN, Double.NaN, BITSTAMP, 100), 60_000);
            harness.processElement(pair(KRAKEN, 100, BITSTAMP, 0), 60_000);
            harness.processElement(pair(KRAKEN, 100, BITSTAMP, Double.POSITIVE_INFINITY), 60_000);
            harness.processElement(pair("GEMINI|BTC/USD", 100, BITSTAMP, 200), 60_000);
            harness.processElement(pair("GEMINI|BTC/USD", 300, BITSTAMP, 200), 60_000);

            assertThat(harness.extractOutputValues()).isEmpty();
            assertThat(harness.count("pairsWithoutPrice")).isEqualTo(3);
            assertThat(harness.count("pairsWithoutFee")).isEqualTo(2);
        }
    }

    private static CountedHarness<Behaviour, BucketVisit> visits() throws Exception {
        Hashing hashing = Moves.similarity(10).hashing();
        return new CountedHarness<>(new StreamFlatMap<>(new BucketVisitsFunction(hashing)));
    }

    private static CountedHarness<SimilarPair, PatternCandidate> candidates() throws Exception {
        return new CountedHarness<>(
                new StreamFlatMap<>(new PatternCandidateFunction(Moves.fees())));
    }

    private static SimilarPair pair(String first, double firstMid, String second, double mid) {
        return new SimilarPair(window(first, firstMid), window(second, mid), 0.1);
    }

    private static WindowRef window(String listing, double mid) {
        return WindowRef.of(Moves.window(listing, 60, 1, new double[0], mid));
    }
}
