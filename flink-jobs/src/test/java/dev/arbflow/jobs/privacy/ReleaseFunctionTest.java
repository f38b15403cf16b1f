package dev.arbflow.jobs.privacy;

import static dev.arbflow.jobs.privacy.ReleaseSamples.TAPE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.jobs.testing.StateBytes;
import dev.arbflow.market.coverage.RefusedRelease;
import dev.arbflow.market.coverage.Release;
import java.io.IOException;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReleaseFunctionTest {
    private static final long MINUTE_MS = 60_000;

    private KeyedHarness<Contribution, Release> harness;

    @BeforeEach
    void open() throws Exception {
        harness = KeyedHarness.open(function(), Contribution::tape);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void releasesAWindowWhenItIsOverWithItsNoiseAndItsCost() throws Exception {
        announce(harness, 0);
        trade(1_000, 0.2);
        trade(2_000, 7);
        harness.processWatermark(MINUTE_MS - 2);
        assertThat(harness.extractOutputValues()).isEmpty();
        harness.processWatermark(MINUTE_MS - 1);

        ClippedSum told =
                new LaplaceRelease(ReleaseSamples.settings("0.4", "1"))
                        .noised(new ClippedSum(2, 400_000 + 1_000_000), TAPE, 0, "0.5");
        assertThat(harness.extractOutputValues())
                .singleElement()
                .satisfies(
                        release -> {
                            assertThat(release.id()).isEqualTo(TAPE + "@0");
                            assertThat(release.endUs()).isEqualTo(60_000_000);
                            assertThat(release.trades()).isEqualTo(told.trades());
                            assertThat(release.volume()).isEqualTo(told.steps() * 0.5 / 1_000_000);
                            assertThat(release.epsilon()).isEqualTo(0.4);
                            assertThat(release.spent()).isEqualTo(0.4);
                            assertThat(release.budget()).isEqualTo(1);
                        });
    }

    @Test
    void releasesAWindowWithoutTradesLikeAnyOther() throws Exception {
        announce(harness, 0);
        harness.processWatermark(MINUTE_MS - 1);

        assertThat(harness.extractOutputValues()).hasSize(1);
        assertThat(harness.extractOutputValues().get(0).spent()).isEqualTo(0.4);
    }

    @Test
    void refusesWhenTheBudgetIsSpentAndGoesOnInTheNextPeriod() throws Exception {
        announce(harness, 0, 1, 2, 3, 60);
        harness.processWatermark(61 * MINUTE_MS);

        assertThat(harness.extractOutputValues())
                .extracting(Release::startUs)
                .containsExactly(0L, 60_000_000L, 3_600_000_000L);
        assertThat(refused(harness))
                .extracting(RefusedRelease::startUs)
                .containsExactly(120_000_000L, 180_000_000L);
        assertThat(refused(harness)).extracting(RefusedRelease::spent).containsOnly(0.8);
        assertThat(harness.count("releases")).isEqualTo(3);
        assertThat(harness.count("releasesRefused")).isEqualTo(2);
    }

    @Test
    void remembersAfterRestoreWhatIsSpent() throws Exception {
        announce(harness, 0, 1, 2);
        harness.processWatermark(2 * MINUTE_MS - 1);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        try (KeyedHarness<Contribution, Release> restored =
                KeyedHarness.restore(function(), Contribution::tape, snapshot)) {
            restored.processWatermark(3 * MINUTE_MS - 1);

            assertThat(restored.extractOutputValues()).isEmpty();
            assertThat(refused(restored)).hasSize(1);
        }
    }

    @Test
    void aRestartFromBeforeAReleaseSaysTheSameAndSpendsTheSame() throws Exception {
        announce(harness, 0);
        trade(1_000, 0.2);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.processWatermark(MINUTE_MS - 1);
        try (KeyedHarness<Contribution, Release> restored =
                KeyedHarness.restore(function(), Contribution::tape, snapshot)) {
            restored.processWatermark(MINUTE_MS - 1);

            assertThat(restored.extractOutputValues()).isEqualTo(harness.extractOutputValues());
        }
    }

    @Test
    void aLateTradeChangesNothingThatWasTold() throws Exception {
        announce(harness, 0);
        harness.processWatermark(MINUTE_MS - 1);
        trade(1_000, 0.2);
        announce(harness, 0);
        harness.processWatermark(5 * MINUTE_MS);

        assertThat(harness.extractOutputValues()).hasSize(1);
        assertThat(harness.count("tradesLate")).isEqualTo(1);
    }

    @Test
    void theEndOfTheInputReleasesNothingThatIsNotComplete() throws Exception {
        announce(harness, 0);
        trade(1_000, 0.2);
        harness.processWatermark(Long.MAX_VALUE);

        assertThat(harness.extractOutputValues()).isEmpty();
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void keepsOnlyTheLedgerOfWindowsThatAreOver() throws Exception {
        trade(1_000, 0.2); // never announced: the job started within this window
        announce(harness, 1);
        trade(61_000, 0.2);
        harness.processWatermark(2 * MINUTE_MS - 1);

        assertThat(harness.extractOutputValues()).hasSize(1);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void stateKeepsItsFormat() throws IOException {
        StateBytes.of(
                        EpsilonLedger.class,
                        new EpsilonLedger(7, 800_000),
                        "01" + "0000000000000007" + "00000000000c3500")
                .assertKept();
        StateBytes.of(
                        ClippedSum.class,
                        new ClippedSum(2, 1_400_000),
                        "01" + "0000000000000002" + "0000000000155cc0")
                .assertKept();
    }

    @Test
    void crossesTheWireWithoutKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Contribution.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Release.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(RefusedRelease.class);
    }

    private void trade(long timeMs, double quantity) throws Exception {
        harness.processElement(new Contribution(TAPE, timeMs * 1_000, quantity), timeMs);
    }

    private static void announce(KeyedHarness<Contribution, Release> to, long... minutes)
            throws Exception {
        for (long minute : minutes) {
            to.processElement(Contribution.window(TAPE, minute * 60_000_000), minute * MINUTE_MS);
        }
    }

    private static List<RefusedRelease> refused(KeyedHarness<Contribution, Release> of) {
        return of.getSideOutput(ReleaseFunction.REFUSED).stream()
                .map(StreamRecord::getValue)
                .toList();
    }

    private static ReleaseFunction function() {
        return new ReleaseFunction(ReleaseSamples.settings("0.4", "1"));
    }
}
