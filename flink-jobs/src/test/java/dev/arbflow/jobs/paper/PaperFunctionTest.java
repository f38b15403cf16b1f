package dev.arbflow.jobs.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Paper;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.market.testing.Episodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The account over time, restarts and disorder. */
class PaperFunctionTest extends PaperTestBase {
    private static final Paper MEASURED = measured(paper("50", "10000"));

    private KeyedTwoInputStreamOperatorTestHarness<String, Episode, FollowUp, PaperDay> harness;

    @BeforeEach
    void open() throws Exception {
        harness = newHarness(MEASURED);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void ordersLeaveWithTheRecordOfTheEpisodeAndTakeTheirWay() throws Exception {
        FollowUp left = left(KRAKEN_TO_BITSTAMP, 1, "8", "6", "4", "2", "1");
        hear(opened(left, 60)); // 60 ms to the record and 50 to the venues
        hear(left);
        time(3);

        assertThat(harness.extractOutputValues())
                .extracting(PaperDay::turnover, PaperDay::meanLatencyMs)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                new java.math.BigDecimal("404"), 110.0));
    }

    @Test
    void laterVersionsSayNothingOfTheLatency() throws Exception {
        FollowUp left = left(KRAKEN_TO_BITSTAMP, 1, "8");
        hear(opened(left, 10));
        hear(Episodes.like(opened(left, 700)).revision(2).build());
        hear(left);
        time(3);

        assertThat(only().meanLatencyMs()).isEqualTo(60);
    }

    @Test
    void whatIsToldOfLateIsMissed() throws Exception {
        FollowUp left = left(KRAKEN_TO_BITSTAMP, 1, "8");
        hear(opened(left, 5_000));
        hear(left);
        time(4);

        assertThat(only().missed().tooLate()).isOne();
    }

    @Test
    void aFollowUpWithoutItsOpeningIsUnknown() throws Exception {
        hear(left(KRAKEN_TO_BITSTAMP, 1, "8"));
        time(3);

        assertThat(only().missed().unknown()).isOne();
    }

    @Test
    void ofTwoThatWantTheSameTheFirstToArriveGetsIt() throws Exception {
        FollowUp toldFirst = left(KRAKEN_TO_BITSTAMP, 1, "8");
        FollowUp arrivesFirst = left(KRAKEN_TO_BITFINEX, 1.3, "6");
        hear(opened(toldFirst, 900));
        hear(opened(arrivesFirst, 20));
        hear(toldFirst);
        hear(arrivesFirst);
        time(4);

        assertThat(harness.extractOutputValues())
                .extracting(PaperDay::turnover)
                .extracting(java.math.BigDecimal::intValue)
                .containsExactly(606, 808);
    }

    @Test
    void theSameRecordsGiveTheSameAccountHoweverTheyCome() throws Exception {
        List<FollowUp> followUps = followUps(new Random(7));
        List<PaperDay> inOrder = play(followUps, new Random(1), 1);
        for (int seed = 2; seed < 12; seed++) {
            Collections.shuffle(followUps, new Random(seed));
            assertThat(play(followUps, new Random(seed), 30)).isEqualTo(inOrder);
        }

        assertThat(inOrder).hasSize(followUps.size());
        assertThat(inOrder.get(inOrder.size() - 1).trades()).isGreaterThan(5);
    }

    @Test
    void goesOnAfterARestartAtAnyMoment() throws Exception {
        List<FollowUp> followUps = followUps(new Random(9)).subList(0, 12);
        List<PaperDay> inOneGo = play(followUps, new Random(1), 30);
        close();
        List<PaperDay> told = new ArrayList<>();
        harness = newHarness(MEASURED);
        harness.open();
        for (int second = 0; second < 400; second++) {
            for (FollowUp each : followUps) {
                if (each.toldUs() / 1_000_000 == MIDNIGHT_US / 1_000_000 + second) {
                    hear(opened(each, latencyMs(each)));
                    hear(each);
                }
            }
            time(second);
            if (second % 5 == 0) {
                told.addAll(harness.extractOutputValues());
                OperatorSubtaskState snapshot = harness.snapshot(second, second);
                close();
                harness = newHarness(MEASURED);
                harness.initializeState(snapshot);
                harness.open();
            }
        }
        told.addAll(harness.extractOutputValues());

        assertThat(told).isEqualTo(inOneGo);
    }

    @Test
    void keepsNothingButTheAccount() throws Exception {
        FollowUp left = left(KRAKEN_TO_BITSTAMP, 1, "8");
        hear(opened(left, 10));
        hear(left);
        hear(opened(left(KRAKEN_TO_BITFINEX, 2, "8"), 10)); // its follow-up never comes
        time(3);
        time(123);

        assertThat(harness.numKeyedStateEntries()).isOne();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    private List<PaperDay> play(List<FollowUp> followUps, Random random, int stepSeconds)
            throws Exception {
        close();
        harness = newHarness(MEASURED);
        harness.open();
        for (int from = 0; from < 1_000; from += stepSeconds) {
            List<FollowUp> now = new ArrayList<>();
            for (FollowUp each : followUps) {
                long second = (each.toldUs() - MIDNIGHT_US) / 1_000_000;
                if (second >= from && second < from + stepSeconds) {
                    now.add(each);
                }
            }
            for (FollowUp each : now) {
                if (random.nextBoolean()) {
                    hear(opened(each, latencyMs(each)));
                    hear(each);
                } else {
                    hear(each);
                    hear(opened(each, latencyMs(each)));
                }
            }
            time(from + stepSeconds - 1);
        }
        harness.processBothWatermarks(Watermark.MAX_WATERMARK);
        return harness.extractOutputValues();
    }

    private static int latencyMs(FollowUp followUp) {
        return Math.floorMod(followUp.id().hashCode(), 800);
    }

    private static List<FollowUp> followUps(Random random) {
        List<FollowUp> followUps = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            followUps.add(
                    left(
                            i % 3 == 0 ? KRAKEN_TO_BITFINEX : KRAKEN_TO_BITSTAMP,
                            1 + i * 7 + random.nextInt(3),
                            "8",
                            "7",
                            random.nextInt(4) == 0 ? null : "6",
                            "5",
                            "0"));
        }
        return followUps;
    }

    private PaperDay only() {
        assertThat(harness.extractOutputValues()).hasSize(1);
        return harness.extractOutputValues().get(0);
    }

    private static Episode opened(FollowUp of, int afterMs) {
        return Episodes.of(of.route(), of.openedUs())
                .id(of.id())
                .revision(1)
                .emittedUs(of.toldUs() + afterMs * 1_000L)
                .build();
    }

    private void hear(Episode episode) throws Exception {
        long timeMs = (episode.openedUs() + 500_000) / 1_000; // when it is told
        harness.processElement1(new StreamRecord<>(episode, timeMs));
    }

    private void hear(FollowUp followUp) throws Exception {
        harness.processElement2(new StreamRecord<>(followUp, followUp.lastLookUs() / 1_000));
    }

    private void time(int second) throws Exception {
        harness.processBothWatermarks(new Watermark(MIDNIGHT_US / 1_000 + second * 1_000L));
    }

    private static Paper measured(Paper other) {
        return new Paper(
                other.start(),
                other.instruments(),
                other.maxNotional(),
                other.transfers(),
                null,
                Duration.ofMillis(50),
                other.refill(),
                other.rebalanceBelow());
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Episode, FollowUp, PaperDay>
            newHarness(Paper paper) throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new PaperFunction(paper)),
                episode -> PaperFunction.ACCOUNT,
                followUp -> PaperFunction.ACCOUNT,
                Types.STRING);
    }
}
