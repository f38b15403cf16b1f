package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.arbitrage.RouteSignal.Kind;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.RefusalReason;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.operator.CepOperator;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpreadEpisodePatternTest extends DetectionTestBase {
    private KeyedOneInputStreamOperatorTestHarness<String, RouteSignal, RouteSignal> harness;
    private long ordinal;

    @BeforeEach
    void open() throws Exception {
        harness = newHarness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @SuppressWarnings("unchecked") // the pattern is one of signals throughout
    private static KeyedOneInputStreamOperatorTestHarness<String, RouteSignal, RouteSignal>
            newHarness() throws Exception {
        Pattern<RouteSignal, RouteSignal> pattern =
                (Pattern<RouteSignal, RouteSignal>) SpreadEpisodePattern.opening();
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new CepOperator<>(
                        RecordSerializer.of(RouteSignal.class),
                        false,
                        NFACompiler.compileFactory(pattern, false),
                        new SpreadEpisodePattern.InOrder(),
                        pattern.getAfterMatchSkipStrategy(),
                        new SpreadEpisodePattern.Completed(),
                        null),
                signal -> signal.route().code(),
                Types.STRING);
    }

    private RouteSignal signal(Kind kind, boolean sustained) {
        ordinal++;
        return new RouteSignal(
                KRAKEN_TO_BITSTAMP,
                ordinal,
                ordinal * 1_000,
                ordinal * 1_000,
                kind,
                true,
                sustained,
                false,
                kind == Kind.BELOW ? RefusalReason.BELOW_FEES : null,
                null,
                null,
                0,
                Episode.Onset.SEEN,
                null,
                null);
    }

    private RouteSignal hear(Kind kind, boolean sustained) throws Exception {
        RouteSignal signal = signal(kind, sustained);
        harness.processElement(signal, signal.timeUs() / 1_000);
        harness.processWatermark(signal.timeUs() / 1_000);
        return signal;
    }

    @Test
    void oneStretchOpensOnceWithTheSignalThatHasLasted() throws Exception {
        hear(Kind.RESET, false);
        hear(Kind.ABOVE, false);
        hear(Kind.ABOVE, false);
        RouteSignal lasted = hear(Kind.ABOVE, true);
        hear(Kind.ABOVE, true);

        assertThat(harness.extractOutputValues()).containsExactly(lasted);
    }

    @Test
    void aDipInBetweenBreaksTheStretch() throws Exception {
        hear(Kind.RESET, false);
        hear(Kind.ABOVE, false);
        hear(Kind.BELOW, false);
        hear(Kind.ABOVE, false);
        hear(Kind.INVALID, false);

        assertThat(harness.extractOutputValues()).isEmpty();
    }

    @Test
    void withoutADwellTimeItOpensAtOnce() throws Exception {
        hear(Kind.RESET, false);
        RouteSignal lasted = hear(Kind.ABOVE, true);

        assertThat(harness.extractOutputValues()).containsExactly(lasted);
    }

    @Test
    void putsSignalsOfOneMillisecondIntoTheirOrder() throws Exception {
        RouteSignal reset = signal(Kind.RESET, false);
        RouteSignal above = signal(Kind.ABOVE, false);
        RouteSignal lasted = signal(Kind.ABOVE, true);
        harness.processElement(lasted, 5);
        harness.processElement(above, 5);
        harness.processElement(reset, 5);
        harness.processWatermark(5);

        assertThat(harness.extractOutputValues()).containsExactly(lasted);
    }

    @Test
    void remembersAStretchAcrossARestore() throws Exception {
        hear(Kind.RESET, false);
        hear(Kind.ABOVE, false);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        close();

        harness = newHarness();
        harness.initializeState(snapshot);
        harness.open();
        RouteSignal lasted = hear(Kind.ABOVE, true);

        assertThat(harness.extractOutputValues()).containsExactly(lasted);
    }

    @Test
    void tenThousandSignalsThatOpenNothingLeaveNoMoreStateThanOne() throws Exception {
        hear(Kind.BELOW, false);
        hear(Kind.BELOW, false);
        int few = harness.numKeyedStateEntries();
        for (int i = 0; i < 10_000; i++) {
            hear(Kind.BELOW, false);
        }

        assertThat(harness.numKeyedStateEntries()).isEqualTo(few);
        assertThat(harness.snapshot(1, 1).getStateSize()).isLessThan(20_000);
        assertThat(harness.numEventTimeTimers()).isZero();
    }
}
