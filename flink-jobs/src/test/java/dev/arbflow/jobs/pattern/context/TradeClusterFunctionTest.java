package dev.arbflow.jobs.pattern.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbflow.jobs.privacy.PublishedTrade;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import dev.arbflow.market.behaviour.ClusteredWindow;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TradeClusterFunctionTest extends ContextTestBase {
    private KeyedTwoInputStreamOperatorTestHarness<
                    String, PublishedTrade, ClusteredWindow, ClusteredTrade>
            harness;

    @BeforeEach
    void open() throws Exception {
        harness = newHarness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void tellsTheClusterOfTheNewestWindowThatHadEnded() throws Exception {
        trade("early", 3_999);
        trade("at the end", 4_000);
        trade("late", 8_500);
        window(8, 2);
        window(4, 1);
        time(9_000);

        assertThat(told()).containsExactly(tuple("at the end", 7L, 1), tuple("late", 7L, 2));
    }

    @Test
    void leavesATradeLongAfterTheLastWindowAlone() throws Exception {
        window(4, 1);
        trade("in time", 13_999);
        trade("too late", 14_000);
        time(20_000);

        assertThat(told()).containsExactly(tuple("in time", 7L, 1));
    }

    @Test
    void takesTheLastWordOnAWindow() throws Exception {
        window(4, 1);
        window(4, 3);
        trade("any", 5_000);
        time(6_000);

        assertThat(told()).containsExactly(tuple("any", 7L, 3));
    }

    @Test
    void tellsATradeBehindTheWatermarkAtOnce() throws Exception {
        window(4, 1);
        time(9_000);
        trade("behind", 5_000);

        assertThat(told()).containsExactly(tuple("behind", 7L, 1));
    }

    @Test
    void goesOnAfterARestoreWhereItStopped() throws Exception {
        window(4, 1);
        trade("waiting", 5_000);
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);

        try (var restored = newHarness()) {
            restored.initializeState(snapshot);
            restored.open();
            restored.processBothWatermarks(new Watermark(5_000));
            assertThat(restored.extractOutputValues())
                    .extracting(clustered -> clustered.trade().pseudonym())
                    .containsExactly("waiting");
        }
    }

    @Test
    void keepsNothingOfAListingThatFellSilent() throws Exception {
        window(4, 1);
        trade("any", 5_000);
        time(13_999);

        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    private void trade(String pseudonym, long ms) throws Exception {
        long us = ms * 1_000;
        harness.processElement1(
                new PublishedTrade(
                        pseudonym, Feed.KRAKEN, KRAKEN, Side.BUY, 100, 1, new Times(us, 0, us, us)),
                ms);
    }

    private void window(long endSecond, int cluster) throws Exception {
        harness.processElement2(window(KRAKEN, endSecond, cluster, 0), endSecond * 1_000 - 1);
    }

    private void time(long ms) throws Exception {
        harness.processBothWatermarks(new Watermark(ms));
    }

    private List<Tuple> told() {
        return harness.extractOutputValues().stream()
                .map(
                        clustered ->
                                tuple(
                                        clustered.trade().pseudonym(),
                                        clustered.modelVersion(),
                                        clustered.cluster()))
                .toList();
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    String, PublishedTrade, ClusteredWindow, ClusteredTrade>
            newHarness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new TradeClusterFunction(WINDOW)),
                trade -> trade.listing().code(),
                clustered -> clustered.window().listing().code(),
                Types.STRING);
    }
}
