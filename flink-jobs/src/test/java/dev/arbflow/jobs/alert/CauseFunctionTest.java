package dev.arbflow.jobs.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.FollowUp;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Causes over time and restarts. */
class CauseFunctionTest extends AlertTestBase {
    private KeyedTwoInputStreamOperatorTestHarness<String, EpisodeNews, FollowUp, Alert> harness;

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
    void newsThatArrivesOutOfOrderIsTakenByItsTime() throws Exception {
        hear(1_000, opened(KRAKEN_TO_BITSTAMP, 1, 5));
        hear(2_000, ended(KRAKEN_TO_BITSTAMP, 1, 2, 5));
        hear(1_500, opened(KRAKEN_TO_BITFINEX, 1.5, 5));
        assertThat(harness.extractOutputValues()).isEmpty();
        time(2_000);

        assertThat(harness.extractOutputValues())
                .extracting(Alert::kind, alert -> alert.episode().route())
                .containsExactly(tuple(Alert.Kind.OPENED, KRAKEN_TO_BITSTAMP));
    }

    @Test
    void goesOnWithItsCausesAfterARestart() throws Exception {
        hear(1_000, opened(KRAKEN_TO_BITSTAMP, 1, 5));
        hear(1_500, opened(KRAKEN_TO_BITFINEX, 1.5, 4));
        time(1_500);
        harness.processElement2(new StreamRecord<>(left(KRAKEN_TO_BITSTAMP, 1, 0.4), 2_000));
        hear(3_000, ended(KRAKEN_TO_BITSTAMP, 1, 3, 5));
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        close();

        harness = newHarness();
        harness.initializeState(snapshot);
        harness.open();
        hear(4_000, ended(KRAKEN_TO_BITFINEX, 1.5, 4, 4));
        time(4_000);

        assertThat(harness.extractOutputValues())
                .extracting(
                        Alert::kind,
                        alert -> alert.cause().routes(),
                        alert -> alert.cause().leftShare(),
                        alert -> alert.cause().toldBps())
                .containsExactly(tuple(Alert.Kind.CLOSED, 2, 0.4, 5.0));
    }

    @Test
    void forgetsACauseWithItsCoolDown() throws Exception {
        hear(1_000, opened(KRAKEN_TO_BITSTAMP, 1, 5));
        hear(2_000, ended(KRAKEN_TO_BITSTAMP, 1, 2, 5));
        time(2_000);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
        time(12_000 + 60_002);

        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void forgetsAnEpisodeWhoseEndNeverComes() throws Exception {
        hear(1_000, opened(KRAKEN_TO_BITSTAMP, 1, 5));
        time(1_000 + LONGEST.toMillis() + 60_002);

        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void theEndOfTheStreamLeavesNothing() throws Exception {
        hear(1_000, opened(KRAKEN_TO_BITSTAMP, 1, 5));
        hear(Long.MAX_VALUE, ended(KRAKEN_TO_BITSTAMP, 1, 2, 5));
        time(Long.MAX_VALUE);

        assertThat(harness.extractOutputValues())
                .extracting(Alert::kind)
                .containsExactly(Alert.Kind.OPENED, Alert.Kind.CLOSED);
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    private void hear(long ms, EpisodeNews news) throws Exception {
        harness.processElement1(new StreamRecord<>(news, ms));
    }

    private void time(long ms) throws Exception {
        harness.processBothWatermarks(new Watermark(ms));
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, EpisodeNews, FollowUp, Alert>
            newHarness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new CauseFunction(RULE, LONGEST, Duration.ZERO)),
                news -> news.episode().route().market().code(),
                followUp -> followUp.route().market().code(),
                Types.STRING);
    }
}
