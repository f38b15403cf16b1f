package dev.arbflow.jobs.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Privacy;
import dev.arbflow.jobs.config.Releases;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.market.coverage.Release;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ReleaseRescaleTest {
    private static final int MAX_PARALLELISM = 128;
    private static final List<String> TAPES =
            List.of(
                    "KRAKEN|KRAKEN|BTC/USD",
                    "KRAKEN|KRAKEN|ETH/USD",
                    "BITSTAMP|BITSTAMP|BTC/USD",
                    "BITSTAMP|BITSTAMP|ETH/USD",
                    "BITFINEX|BITFINEX|BTC/USD",
                    "BITFINEX|BITFINEX|ETH/USD");

    @Test
    void whatIsSpentStaysSpentWhenTheJobIsRescaled() throws Exception {
        OperatorSubtaskState snapshot;
        try (Harness alone = harness(1, 0)) {
            alone.open();
            announce(alone, TAPES, 0, 1);
            alone.processWatermark(59_999);
            assertThat(alone.extractOutputValues()).hasSize(TAPES.size());
            snapshot = alone.snapshot(1, 1);
        }
        int refused = 0;
        for (int subtask = 0; subtask < 2; subtask++) {
            try (Harness half = harness(2, subtask)) {
                half.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                snapshot, MAX_PARALLELISM, 1, 2, subtask));
                half.open();
                half.processWatermark(119_999);
                var refusals = half.getSideOutput(ReleaseFunction.REFUSED);
                assertThat(half.extractOutputValues()).isEmpty();
                assertThat(refusals).hasSameSizeAs(tapesOf(subtask));
                refused += refusals.size();
            }
        }

        assertThat(refused).isEqualTo(TAPES.size());
    }

    private static List<String> tapesOf(int subtask) {
        return TAPES.stream()
                .filter(
                        tape ->
                                KeyGroupRangeAssignment.assignKeyToParallelOperator(
                                                tape, MAX_PARALLELISM, 2)
                                        == subtask)
                .toList();
    }

    private static void announce(Harness to, List<String> tapes, long... minutes) throws Exception {
        for (String tape : tapes) {
            for (long minute : minutes) {
                to.processElement(Contribution.window(tape, minute * 60_000_000), 0);
            }
        }
    }

    private static Harness harness(int parallelism, int subtask) throws Exception {
        Releases settings =
                new Releases(
                        new Privacy(new Secret(ReleaseSamples.KEY), Duration.ofHours(1)),
                        Duration.ofMinutes(1),
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        TAPES.stream()
                                .collect(Collectors.toMap(tape -> tape, t -> BigDecimal.ONE)));
        return new Harness(settings, parallelism, subtask);
    }

    /** One of several parallel instances. */
    private static final class Harness
            extends KeyedOneInputStreamOperatorTestHarness<String, Contribution, Release> {
        Harness(Releases settings, int parallelism, int subtask) throws Exception {
            super(
                    new KeyedProcessOperator<>(new ReleaseFunction(settings)),
                    Contribution::tape,
                    Types.STRING,
                    MAX_PARALLELISM,
                    parallelism,
                    subtask);
        }
    }
}
