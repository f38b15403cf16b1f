package dev.arbflow.jobs.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Fairness;
import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.jobs.testing.StateBytes;
import dev.arbflow.market.Tape;
import dev.arbflow.market.coverage.CoverageAlarm;
import dev.arbflow.market.coverage.CoverageBalance;
import dev.arbflow.market.coverage.CoverageCount;
import dev.arbflow.market.coverage.SamplingWeight;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BalanceFunctionTest {
    private static final Fairness SETTINGS =
            new Fairness(
                    CoverageSamples.TAPES.stream().map(Tape::code).toList(),
                    Duration.ofHours(1),
                    Duration.ofSeconds(3),
                    0.95,
                    0.001);
    private static final long HOUR_MS = 3_600_000;

    private final CoverageSamples samples = new CoverageSamples(7);

    private KeyedHarness<CoverageCount, CoverageBalance> harness;

    @BeforeEach
    void open() throws Exception {
        harness = KeyedHarness.open(new BalanceFunction(SETTINGS), CoverageCount::group);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void comparesAGroupWhenAllOfItsPeriodAreThere() throws Exception {
        List<CoverageCount> group = samples.period(0, 0, -1, 1);
        offer(harness, group.subList(0, 1));
        harness.processWatermark(HOUR_MS - 2);
        assertThat(harness.extractOutputValues()).isEmpty();
        offer(harness, group.subList(1, 3));
        harness.processWatermark(HOUR_MS - 1);

        assertThat(harness.extractOutputValues())
                .extracting(CoverageBalance::venues)
                .containsExactly(3);
        assertThat(weights(harness)).hasSize(3);
        assertThat(alarms(harness)).isEmpty();
    }

    @Test
    void namesAThinnedVenueOnceItKnowsWhatIsUsual() throws Exception {
        for (int period = 0; period < 48; period++) {
            offer(harness, samples.period(period, 0, -1, 1));
        }
        offer(harness, samples.period(48, 0, 1, 0.5));
        harness.processWatermark(49 * HOUR_MS);

        // books follow trades in these samples
        assertThat(alarms(harness))
                .extracting(CoverageAlarm::id)
                .containsExactly(
                        "BITSTAMP|BITSTAMP|BTC/USD@172800000000#TRADES",
                        "BITSTAMP|BITSTAMP|BTC/USD@172800000000#BOOKS");
    }

    @Test
    void remembersAfterRestoreWhatIsUsual() throws Exception {
        for (int period = 0; period < 48; period++) {
            offer(harness, samples.period(period, 0, -1, 1));
        }
        harness.processWatermark(48 * HOUR_MS);
        List<CoverageCount> thinned = samples.period(48, 0, 1, 0.5);
        offer(harness, thinned.subList(0, 2));
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        try (KeyedHarness<CoverageCount, CoverageBalance> restored =
                KeyedHarness.restore(
                        new BalanceFunction(SETTINGS), CoverageCount::group, snapshot)) {
            offer(restored, thinned.subList(2, 3));
            restored.processWatermark(49 * HOUR_MS);

            assertThat(alarms(restored)).hasSize(2);
            assertThat(restored.extractOutputValues().get(0).venues()).isEqualTo(3);
        }
    }

    @Test
    void keepsOneBaselineATapeAndKind() throws Exception {
        for (int period = 0; period < 60; period++) {
            offer(harness, samples.period(period, 0, -1, 1));
        }
        harness.processWatermark(60 * HOUR_MS);

        assertThat(harness.numKeyedStateEntries()).isLessThanOrEqualTo(3);
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void aBaselineForgetsWhatIsOlderThanAWeekOfHours() {
        Baseline baseline = Baseline.NONE;
        for (int period = 0; period < 400; period++) {
            baseline = baseline.at(period * 10L, 10).with(period * 10L, 1, 2);
        }

        assertThat(baseline.periods()).isEqualTo(Baseline.MOST + 1);
        assertThat(baseline.startsUs()[0]).isEqualTo((399 - Baseline.MOST) * 10L);
    }

    @Test
    void stateKeepsItsFormat() throws IOException {
        StateBytes.of(
                        Liveness.class,
                        new Liveness(true, 1, 2, 3, 4, "b"),
                        "02" + "01" + hex(1) + hex(2) + hex(3) + hex(4) + "000162")
                .assertKept();
        assertThat(
                        StateBytes.of(
                                        Liveness.class,
                                        null,
                                        "01" + "01" + hex(1) + hex(2) + hex(3) + hex(4))
                                .read())
                .isEqualTo(new Liveness(true, 1, 2, 3, 4, "a"));
        StateBytes.of(
                        Tally.class,
                        new Tally(1, 2, 3, 4, 5),
                        "02" + hex(1) + "00000002" + hex(3) + hex(4) + "00000005")
                .assertKept();
        assertThat(
                        StateBytes.of(
                                        Tally.class,
                                        null,
                                        "01" + hex(1) + "00000002" + hex(3) + hex(4))
                                .read())
                .isEqualTo(new Tally(1, 2, 3, 4, 0));
        StateBytes.of(
                        CoverageCount.class,
                        new CoverageCount(CoverageSamples.TAPES.get(2), 1, 2, 3, 4, 5, 6, 7),
                        "02"
                                + "00154b52414b454e7c4b52414b454e7c4254432f555344"
                                + hex(1)
                                + hex(2)
                                + hex(3)
                                + "00000004"
                                + hex(5)
                                + hex(6)
                                + "00000007")
                .assertKept();
        String one = "00000001";
        StateBytes.of(
                        Baseline.class,
                        Baseline.NONE.with(1, 2, 3),
                        "01" + one + hex(1) + one + hex(2) + one + hex(3))
                .assertKept();
        String none = "01" + "00000000".repeat(3);
        StateBytes.of(
                        Watch.class,
                        new Watch(
                                Baseline.NONE.with(1, 2, 3),
                                Baseline.NONE,
                                new Run(4, 5, 1.5, 2, -1, 0.5)),
                        "01"
                                + ("01" + one + hex(1) + one + hex(2) + one + hex(3))
                                + none
                                + "01"
                                + hex(4)
                                + "00000005"
                                + "3ff8000000000000"
                                + "4000000000000000"
                                + "bff0000000000000"
                                + "3fe0000000000000")
                .assertKept();
    }

    @Test
    void crossesTheWireWithoutKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Observation.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(CoverageCount.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(CoverageAlarm.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(CoverageBalance.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(SamplingWeight.class);
    }

    private static String hex(long value) {
        return HexFormat.of().toHexDigits(value);
    }

    private static void offer(
            KeyedHarness<CoverageCount, CoverageBalance> to, List<CoverageCount> counts)
            throws Exception {
        for (CoverageCount count : counts) {
            to.processElement(count, count.endUs() / 1_000 - 1);
        }
    }

    private static List<CoverageAlarm> alarms(KeyedHarness<CoverageCount, CoverageBalance> of) {
        var records = of.getSideOutput(BalanceFunction.ALARMS);
        return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
    }

    private static List<SamplingWeight> weights(KeyedHarness<CoverageCount, CoverageBalance> of) {
        return of.getSideOutput(BalanceFunction.WEIGHTS).stream()
                .map(StreamRecord::getValue)
                .toList();
    }
}
