package dev.arbflow.jobs.pattern.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Analysis;
import dev.arbflow.jobs.config.Behaviour;
import dev.arbflow.jobs.pattern.discovery.PriceDiscoveryFunction.Grid;
import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.jobs.testing.StateBytes;
import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.PriceDiscovery;
import dev.arbflow.market.behaviour.PriceDiscovery.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceDiscoveryFunctionTest {
    private static final Grid HOUR = new Grid(1_000_000, 3_600_000_000L);
    private static final long END_MS = HOUR.periodUs() / 1_000;

    @Test
    void tellsTheSharesWhenThePeriodIsOverAndForgetsIt() throws Exception {
        try (var harness = open()) {
            offer(harness, PriceDiscoveryTest.mids(Simulated.led(new Random(1))));
            harness.processWatermark(END_MS - 2);
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.processWatermark(END_MS - 1);

            assertThat(harness.extractOutputValues())
                    .singleElement()
                    .extracting(PriceDiscovery::verdict)
                    .isEqualTo(Verdict.FIRST_LEADS);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void goesOnFromASnapshot() throws Exception {
        List<SampledMid> mids = PriceDiscoveryTest.mids(Simulated.alike(new Random(1)));
        try (var whole = open();
                var half = open()) {
            offer(whole, mids);
            whole.processWatermark(END_MS - 1);
            offer(half, mids.subList(0, mids.size() / 2));
            try (var rest =
                    KeyedHarness.restore(
                            new PriceDiscoveryFunction(HOUR), HOUR::keyOf, half.snapshot(1, 1))) {
                offer(rest, mids.subList(mids.size() / 2, mids.size()));
                rest.processWatermark(END_MS - 1);

                assertThat(rest.extractOutputValues()).isEqualTo(whole.extractOutputValues());
            }
        }
    }

    /** The period of state from before is told from what lies on the steps of now. */
    @ParameterizedTest
    @CsvSource({"1_000_000, 600_000_000", "2_000_000, 3_600_000_000", "1_500_000, 600_000_000"})
    void goesOnFromASnapshotOfAnotherGrid(String step, String period) throws Exception {
        Grid now = new Grid(micros(step), micros(period));
        try (var before = open()) {
            offer(before, PriceDiscoveryTest.mids(Simulated.led(new Random(1))));
            try (var after =
                    KeyedHarness.restore(
                            new PriceDiscoveryFunction(now), now::keyOf, before.snapshot(1, 1))) {
                after.processWatermark(END_MS - 1);

                assertThat(after.extractOutputValues())
                        .singleElement()
                        .satisfies(
                                found -> {
                                    assertThat(found.startUs())
                                            .isEqualTo(found.endUs() - now.periodUs());
                                    assertThat(found.samples())
                                            .isLessThanOrEqualTo(
                                                    (int) (now.periodUs() / now.stepUs()));
                                });
                assertThat(after.numKeyedStateEntries()).isZero();
            }
        }
    }

    private static long micros(String text) {
        return Long.parseLong(text.replace("_", ""));
    }

    @Test
    void aSampleAtThePeriodsEndBelongsToIt() {
        SampledMid last = new SampledMid(Listing.parse("KRAKEN|BTC/USD"), 3_600_000_000L, 1);

        assertThat(HOUR.keyOf(last)).isEqualTo("BTC/USD@3600000000");
    }

    @Test
    void samplesAreASecondApartOrAsFarAsStepsAre() {
        assertThat(grid(8, 64, 3_600)).isEqualTo(new Grid(1_000_000, 3_600_000_000L));
        assertThat(grid(128, 64, 14_400)).isEqualTo(new Grid(2_000_000, 3_600_000_000L));
        assertThat(grid(96, 64, 600)).isEqualTo(new Grid(1_500_000, 600_000_000));
    }

    private static Grid grid(int windowS, int samples, int periodS) {
        Behaviour behaviour =
                new Behaviour(
                        Duration.ofSeconds(windowS),
                        Duration.ofSeconds(windowS),
                        samples,
                        Duration.ofHours(1),
                        Duration.ofHours(1));
        return Grid.of(behaviour, new Analysis(Duration.ofSeconds(periodS), 10));
    }

    @Test
    void aSampleKeepsItsBytes() throws Exception {
        StateBytes.of(
                        SampledMid.class,
                        new SampledMid(Listing.parse("KRAKEN|BTC/USD"), 1, 100.5),
                        "01" // version
                                + "000e4b52414b454e7c4254432f555344" // KRAKEN|BTC/USD
                                + "0000000000000001" // when
                                + "4059200000000000") // mid 100.5
                .assertKept();
    }

    @ParameterizedTest
    @ValueSource(classes = {SampledMid.class, PriceDiscovery.class})
    void travelsWithoutKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }

    private static KeyedHarness<SampledMid, PriceDiscovery> open() throws Exception {
        return KeyedHarness.open(new PriceDiscoveryFunction(HOUR), HOUR::keyOf);
    }

    private static void offer(
            KeyedHarness<SampledMid, PriceDiscovery> harness, List<SampledMid> mids)
            throws Exception {
        for (SampledMid mid : mids) {
            harness.processElement(mid, mid.atUs() / 1_000 - 1);
        }
    }
}
