package dev.arbflow.jobs.arbitrage.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.arbitrage.CrossVenueFunction;
import dev.arbflow.jobs.arbitrage.LegUpdate;
import dev.arbflow.jobs.config.Cycles;
import dev.arbflow.market.arbitrage.Outcome;
import dev.arbflow.market.cycle.CycleCandidate;
import dev.arbflow.market.cycle.CycleEpisode;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.rule.Scope;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CycleFunctionTest extends CycleTestBase {
    private static final Cycles CYCLES = ofKrakenAndBitfinex();
    private static final Rule.Values OFF =
            new Rule.Values(false, null, null, null, null, null, null, null, null);

    private KeyedBroadcastOperatorTestHarness<String, LegUpdate, Rule, CycleEpisode> harness;
    private CoBroadcastWithKeyedOperator<String, LegUpdate, Rule, CycleEpisode> operator;
    private CycleFunction function;

    @BeforeEach
    void open() throws Exception {
        harness = newHarness();
        harness.open();
        harness.processBroadcastWatermark(Watermark.MAX_WATERMARK);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private KeyedBroadcastOperatorTestHarness<String, LegUpdate, Rule, CycleEpisode> newHarness()
            throws Exception {
        function = new CycleFunction(detection("0%"), CYCLES, List::of);
        operator =
                new CoBroadcastWithKeyedOperator<>(
                        function,
                        List.of(CrossVenueFunction.RULES, CrossVenueFunction.FORMER_RULES));
        KeyedBroadcastOperatorTestHarness<String, LegUpdate, Rule, CycleEpisode> made =
                new KeyedBroadcastOperatorTestHarness<>(
                        operator,
                        update -> CYCLES.groupOf(update.listing()),
                        Types.STRING,
                        1,
                        1,
                        0);
        made.setup(CycleFunction.EPISODES.createSerializer(new SerializerConfigImpl()));
        return made;
    }

    private void restore() throws Exception {
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = newHarness();
        harness.initializeState(snapshot);
        harness.open();
        harness.processBroadcastWatermark(Watermark.MAX_WATERMARK);
    }

    private void arrive(List<LegUpdate> updates) throws Exception {
        arrive(updates.toArray(LegUpdate[]::new));
    }

    private void arrive(LegUpdate... updates) throws Exception {
        for (LegUpdate update : updates) {
            harness.processElement(update, update.receiveUs() / 1_000);
        }
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        for (Object record : harness.getOutput()) {
            if (record instanceof StreamRecord<?> value) {
                CycleEpisode episode = (CycleEpisode) value.getValue();
                told.add(
                        episode.openedUs() / 1_000
                                + " "
                                + episode.revision()
                                + " "
                                + episode.closeReason());
            }
        }
        return told;
    }

    private List<Outcome> outcomes() {
        List<Outcome> outcomes = new ArrayList<>();
        for (StreamRecord<CycleCandidate> record :
                harness.getSideOutput(CycleFunction.CANDIDATES)) {
            outcomes.add(record.getValue().outcome());
        }
        return outcomes;
    }

    @Test
    void tellsAnEpisodeWhenAllLegsHaveProvenIt() throws Exception {
        arrive(krakens(0, 10));
        arrive(krakens(200, 10.1));
        harness.processWatermark(299);
        assertThat(told()).isEmpty();
        arrive(krakensAlive(300));
        harness.processWatermark(300);
        assertThat(told()).containsExactly("200 1 null");
        assertThat(outcomes()).containsExactly(Outcome.OPEN);
        assertThat(function.ledger()).hasToString("0 taken over + 1 opened = 1 open");
    }

    @Test
    void goesOnWithAnEpisodeAfterARestore() throws Exception {
        arrive(krakens(0, 10));
        arrive(krakens(200, 10.1));
        arrive(krakensAlive(300));
        harness.processWatermark(300);
        restore();
        arrive(krakens(400, 10));
        harness.processWatermark(500);
        assertThat(told()).containsExactly("200 2 SPREAD_COLLAPSED");
        assertThat(outcomes()).containsExactly(Outcome.EPISODE);
        assertThat(function.ledger()).hasToString("1 taken over + 0 opened = 1 EPISODE + 0 open");
    }

    @Test
    void aDwellThatHasBegunIsNotBegunAnewByARestore() throws Exception {
        arrive(krakens(0, 10));
        arrive(krakens(200, 10.1)); // not even judged yet
        restore();
        arrive(krakensAlive(300));
        harness.processWatermark(300);
        assertThat(told()).containsExactly("200 1 null");
    }

    @Test
    void followsARuleFromItsMomentOn() throws Exception {
        arrive(krakens(0, 10));
        arrive(krakens(200, 10.1));
        arrive(krakensAlive(300));
        harness.processWatermark(300);
        harness.processBroadcastElement(
                new Rule(1, 350_000, Scope.parse("KRAKEN"), OFF, null, "", ""), 0);
        arrive(krakensAlive(400));
        harness.processWatermark(400);
        assertThat(told()).containsExactly("200 1 null", "200 2 SWITCHED_OFF");
    }

    @Test
    void closesWhatIsOpenAtTheEndOfTheStream() throws Exception {
        arrive(krakens(0, 10));
        arrive(krakens(200, 10.1));
        arrive(krakensAlive(300));
        harness.processWatermark(Long.MAX_VALUE);
        assertThat(told()).containsExactly("200 1 null", "200 2 SHUTDOWN");
    }

    @Test
    void keepsNothingOfAGroupThatFellSilent() throws Exception {
        arrive(krakens(0, 10));
        arrive(krakens(200, 10.1));
        harness.processWatermark(CycleBoard.FORGET_AFTER.toMillis() + 200);
        HeapKeyedStateBackend<?> backend =
                (HeapKeyedStateBackend<?>) operator.getKeyedStateBackend();
        assertThat(backend.numKeyValueStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }
}
