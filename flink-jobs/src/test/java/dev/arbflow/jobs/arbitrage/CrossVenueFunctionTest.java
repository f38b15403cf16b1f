package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.rule.Parameter;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.rule.RuleLog;
import dev.arbflow.market.rule.Scope;
import java.util.List;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossVenueFunctionTest extends DetectionTestBase {
    private static final long HOUR_MS = MarketBoard.FORGET_AFTER.toMillis();

    private KeyedBroadcastOperatorTestHarness<String, LegUpdate, Rule, RouteSignal> harness;
    private CoBroadcastWithKeyedOperator<String, LegUpdate, Rule, RouteSignal> operator;

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

    private KeyedBroadcastOperatorTestHarness<String, LegUpdate, Rule, RouteSignal> newHarness(
            RuleHistory.Written... written) throws Exception {
        operator =
                new CoBroadcastWithKeyedOperator<>(
                        new CrossVenueFunction(detection(), historyOf(written)),
                        List.of(CrossVenueFunction.RULES, CrossVenueFunction.FORMER_RULES));
        return new KeyedBroadcastOperatorTestHarness<>(
                operator, update -> update.listing().market().code(), Types.STRING, 1, 1, 0);
    }

    private static RuleHistory historyOf(RuleHistory.Written... written) {
        List<RuleHistory.Written> rules = List.of(written);
        return () -> rules;
    }

    private int stateEntries() {
        return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend())
                .numKeyValueStateEntries();
    }

    private void arrive(LegUpdate... updates) throws Exception {
        for (LegUpdate update : updates) {
            harness.processElement(update, update.receiveUs() / 1_000);
        }
    }

    private void rule(int version, long fromMs, double minNetBps) throws Exception {
        harness.processBroadcastElement(
                Rule.of(new DetectionRule(version, fromMs * 1_000, minNetBps, 1, 0, 0)), 0);
    }

    private List<String> rows() {
        return harness.getOutput().stream()
                .filter(StreamRecord.class::isInstance)
                .map(record -> (RouteSignal) ((StreamRecord<?>) record).getValue())
                .map(DetectorRun::row)
                .toList();
    }

    @Test
    void saysThatAnEdgeHasLastedWhenBothLegsProveIt() throws Exception {
        arrive(kraken(0, "100.00", "100.01"), bitstamp(10, "100.10", "100.11"));
        harness.processWatermark(109);
        assertThat(rows()).containsExactly("10 RESET", "10 ABOVE");
        arrive(alive(Venue.KRAKEN, 110), alive(Venue.BITSTAMP, 110));
        harness.processWatermark(110);
        assertThat(rows()).containsExactly("10 RESET", "10 ABOVE", "110 ABOVE sustained");
    }

    /**
     * For half an hour the route earns 9 bps at each sample, and for an hour nothing comes then.
     */
    @Test
    void saysOfAnOpeningWhatIsUsualOnItsRouteUntilTheMarketIsForgotten() throws Exception {
        long everyMs = RouteNorm.EVERY_US / 1_000;
        for (long ms = everyMs; ms < everyMs * (RouteNorm.LEAST + 1); ms += everyMs) {
            arrive(kraken(ms - 10, "100.00", "100.01"), bitstamp(ms - 5, "100.10", "100.11"));
            arrive(bitstamp(ms + 5, "99.90", "100.11"));
            harness.processWatermark(ms + 10);
        }
        long laterMs = everyMs * RouteNorm.LEAST + 500;
        arrive(kraken(laterMs, "100.00", "100.01"), bitstamp(laterMs, "100.10", "100.11"));
        arrive(alive(Venue.KRAKEN, laterMs + 100), alive(Venue.BITSTAMP, laterMs + 100));
        harness.processWatermark(laterMs + 100);

        assertThat(harness.extractOutputValues())
                .filteredOn(RouteSignal::opens)
                .singleElement()
                .satisfies(
                        opening -> {
                            assertThat(opening.norm().samples()).isEqualTo(RouteNorm.LEAST);
                            assertThat(opening.norm().medianBps()).isCloseTo(9, within(0.01));
                            assertThat(opening.norm().isStanding(9)).isTrue();
                        });
        harness.processWatermark(laterMs + 2 * HOUR_MS);
        assertThat(stateEntries()).isZero();
    }

    @Test
    void keepsOneTimerForAMarket() throws Exception {
        for (int ms = 0; ms < 2_000; ms += 7) {
            arrive(kraken(ms, "100.00", "100.01"), bitstamp(ms, "100.10", "100.11"));
            harness.processWatermark(ms);
            assertThat(harness.numEventTimeTimers()).isEqualTo(1);
        }
    }

    @Test
    void choosesTheRuleByEventTimeAndTheNewerVersionOfOneMoment() throws Exception {
        rule(1, 100, 50);
        rule(2, 200, 60);
        rule(3, 200, 3);
        arrive(
                kraken(0, "100.00", "100.01"),
                bitstamp(99, "100.10", "100.11"),
                bitstamp(100, "100.10", "100.11"),
                bitstamp(200, "100.10", "100.11"),
                alive(Venue.KRAKEN, 200));
        harness.processWatermark(200);

        assertThat(rows())
                .containsExactly(
                        "99 RESET", "99 ABOVE", "100 BELOW BELOW_MIN_NET", "200 ABOVE sustained");
    }

    @Test
    void knowsARuleOfTheHistoryBeforeTheFirstBookUnlessItWasWrittenTooLate() throws Exception {
        long noticeMs = RuleLog.NOTICE.toMillis();
        close();
        harness =
                newHarness(
                        new RuleHistory.Written(
                                Rule.of(new DetectionRule(1, 50_000, 1_000, 1, 0, 0)),
                                50 - noticeMs),
                        new RuleHistory.Written(
                                Rule.of(new DetectionRule(2, 60_000, 1, 1, 0, 0)), 61 - noticeMs));
        harness.open();
        arrive(
                kraken(0, "100.00", "100.01"),
                bitstamp(49, "100.10", "100.11"),
                bitstamp(70, "100.10", "100.11"));
        harness.processWatermark(200);

        assertThat(rows()).containsExactly("49 RESET", "49 ABOVE");
    }

    @Test
    void aRuleForOneRouteIsKnownAfterARestoreAndHoldsForThatRouteOnly() throws Exception {
        harness.processBroadcastElement(
                new Rule(
                        1,
                        150_000,
                        Scope.parse("BTC/USD|KRAKEN>BITSTAMP"),
                        Rule.Values.of(Parameter.SWITCHED_ON, 0),
                        null,
                        "anna",
                        ""),
                0);
        arrive(kraken(0, "100.00", "100.01"), bitstamp(10, "100.10", "100.11"));
        arrive(bitfinex(10, "100.10", "100.11"));
        harness.processWatermark(50);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        close();

        harness = newHarness();
        harness.initializeState(snapshot);
        harness.open();
        harness.processBroadcastWatermark(Watermark.MAX_WATERMARK);
        arrive(bitstamp(160, "100.10", "100.11"), bitfinex(160, "100.10", "100.11"));
        harness.processWatermark(170);

        assertThat(rows()).containsExactly("160 INVALID SWITCHED_OFF", "160 ABOVE again");
    }

    @Test
    void aRuleInTheStateOfAnEarlierReleaseHoldsForEveryRoute() throws Exception {
        harness.getBroadcastState(CrossVenueFunction.FORMER_RULES)
                .put(1, new DetectionRule(1, 5_000, 1_000, 1, 0, 0));
        arrive(kraken(0, "100.00", "100.01"), bitstamp(10, "100.10", "100.11"));
        harness.processWatermark(50);

        assertThat(rows()).containsExactly("10 RESET", "10 BELOW BELOW_MIN_NET");
    }

    @Test
    void aRuleThatTheLogRefusesIsNotTakenFromTheStateEither() throws Exception {
        Rule laxer =
                new Rule(
                        1,
                        50_000,
                        Scope.ALL,
                        Rule.Values.of(Parameter.HOLD_NET_BPS, 9),
                        null,
                        "anna",
                        "above the opening threshold of this configuration");
        close();
        harness = newHarness(new RuleHistory.Written(laxer, -RuleLog.NOTICE.toMillis()));
        harness.open();
        harness.processBroadcastWatermark(Watermark.MAX_WATERMARK);
        harness.getBroadcastState(CrossVenueFunction.RULES).put(1, laxer);
        arrive(kraken(0, "100.00", "100.01"), bitstamp(60, "100.10", "100.11"));
        harness.processWatermark(70);

        assertThat(harness.extractOutputValues())
                .extracting(RouteSignal::ruleVersion)
                .isNotEmpty()
                .containsOnly(0);
    }

    private static Rule holding(int version, double holdNetBps) {
        return new Rule(
                version,
                50_000,
                Scope.ALL,
                Rule.Values.of(Parameter.HOLD_NET_BPS, holdNetBps),
                null,
                "anna",
                "");
    }

    /** And still does after a restart, whose log has both. */
    @Test
    void aCorrectedRuleMayHaveTheVersionOfOneThatWasRefused() throws Exception {
        RuleHistory.Written refused =
                new RuleHistory.Written(holding(12, 9), -RuleLog.NOTICE.toMillis());
        RuleHistory.Written corrected =
                new RuleHistory.Written(holding(12, 3), -RuleLog.NOTICE.toMillis());
        close();
        harness = newHarness(refused);
        harness.open();
        harness.processBroadcastWatermark(Watermark.MAX_WATERMARK);
        harness.processBroadcastElement(corrected.rule(), 0);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        assertThat(versionsOfARun()).containsOnly(12);
        close();

        harness = newHarness(refused, corrected);
        harness.initializeState(snapshot);
        harness.open();
        harness.processBroadcastWatermark(Watermark.MAX_WATERMARK);
        assertThat(versionsOfARun()).containsOnly(12);
    }

    /** The log has refused it before it fitted, and has taken it now. */
    @Test
    void whatTheGateLetsThroughIsTakenEvenIfItsLikeWasRefusedBefore() throws Exception {
        Rule again = holding(12, 9);
        close();
        harness = newHarness(new RuleHistory.Written(again, -RuleLog.NOTICE.toMillis()));
        harness.open();
        harness.processBroadcastWatermark(Watermark.MAX_WATERMARK);
        harness.processBroadcastElement(
                new Rule(
                        11,
                        50_000,
                        Scope.ALL,
                        Rule.Values.of(Parameter.MIN_NET_BPS, 9),
                        null,
                        "anna",
                        ""),
                0);
        harness.processBroadcastElement(again, 0);

        assertThat(versionsOfARun()).containsOnly(12);
    }

    private List<Integer> versionsOfARun() throws Exception {
        arrive(kraken(60, "100.00", "100.01"), bitstamp(60, "100.10", "100.11"));
        harness.processWatermark(70);
        List<Integer> versions =
                harness.extractOutputValues().stream().map(RouteSignal::ruleVersion).toList();
        assertThat(versions).isNotEmpty();
        return versions;
    }

    @Test
    void goesOnAfterARestoreInTheMiddleOfTheDwellTime() throws Exception {
        rule(1, 150, 100);
        arrive(kraken(0, "100.00", "100.01"), bitstamp(10, "100.10", "100.11"));
        harness.processWatermark(50);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        close();

        harness = newHarness();
        harness.initializeState(snapshot);
        harness.open();
        harness.processBroadcastWatermark(Watermark.MAX_WATERMARK);
        arrive(
                alive(Venue.KRAKEN, 110),
                alive(Venue.BITSTAMP, 110),
                bitstamp(160, "100.10", "100.11"));
        harness.processWatermark(1_150);

        assertThat(rows())
                .containsExactly("110 ABOVE sustained", "160 HOLD", "1110.001 INVALID LEG_STALE");
    }

    @Test
    void knowsAnAlienLegAfterARestoreAndTakesItBackWhenItAgrees() throws Exception {
        arrive(
                kraken(0, "100.00", "100.01"),
                bitstamp(0, "100.00", "100.01"),
                bitfinex(0, "11121", "11122"));
        harness.processWatermark(50);
        assertThat(rows())
                .containsExactly(
                        "0 RESET", "0 INVALID ALIEN_ASSET", "0 RESET", "0 INVALID ALIEN_ASSET");
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        close();

        harness = newHarness();
        harness.initializeState(snapshot);
        harness.open();
        harness.processBroadcastWatermark(Watermark.MAX_WATERMARK);
        arrive(alive(Venue.BITFINEX, 60), bitfinex(70, "100.00", "100.01"));
        harness.processWatermark(100);

        assertThat(rows())
                .containsExactly(
                        "60 INVALID ALIEN_ASSET again",
                        "60 INVALID ALIEN_ASSET again",
                        "70 BELOW end",
                        "70 BELOW end");
    }

    @Test
    void anUpdateFromBeforeWhatIsDecidedChangesNothing() throws Exception {
        arrive(
                kraken(100, "100.00", "100.01"),
                bitstamp(100, "100.00", "100.01"),
                bitstamp(50, "100.10", "100.11"));
        harness.processWatermark(200);

        assertThat(rows()).isEmpty();
    }

    @Test
    void goesOnWithItsLooksAfterARestoreBetweenThem() throws Exception {
        arrive(kraken(0, "100.00", "100.01"), bitstamp(10, "100.10", "100.11"));
        arrive(alive(Venue.KRAKEN, 110), alive(Venue.BITSTAMP, 110));
        arrive(bitstamp(165, "99.00", "100.11"));
        harness.processWatermark(200);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        close();

        harness = newHarness();
        harness.initializeState(snapshot);
        harness.open();
        harness.processBroadcastWatermark(Watermark.MAX_WATERMARK);
        arrive(bitstamp(400, "100.10", "100.11"), alive(Venue.KRAKEN, 600));
        harness.processWatermark(1_110);

        FollowUp followUp = followUps().get(0);
        assertThat(followUp.toldUs()).isEqualTo(110_000);
        assertThat(followUp.looks())
                .extracting(FollowUp.Look::share)
                .containsExactly(1.0, 0.0, 0.0, 1.0, 1.0);
    }

    @Test
    void theEndOfTheStreamCutsLooksOffThatLieBehindIt() throws Exception {
        arrive(kraken(0, "100.00", "100.01"), bitstamp(10, "100.10", "100.11"));
        arrive(alive(Venue.KRAKEN, 110), alive(Venue.BITSTAMP, 110), alive(Venue.KRAKEN, 200));
        harness.processWatermark(Watermark.MAX_WATERMARK);

        assertThat(followUps().get(0).looks())
                .extracting(FollowUp.Look::censored)
                .containsExactly(
                        null,
                        CloseReason.SHUTDOWN,
                        CloseReason.SHUTDOWN,
                        CloseReason.SHUTDOWN,
                        CloseReason.SHUTDOWN);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLookThatIsDueWithTheLastUpdateIsTakenWhateverTheWatermarkWas(boolean between)
            throws Exception {
        arrive(kraken(0, "100.00", "100.01"), bitstamp(10, "100.10", "100.11"));
        arrive(alive(Venue.KRAKEN, 110), alive(Venue.BITSTAMP, 110));
        if (between) {
            harness.processWatermark(205);
        }
        arrive(alive(Venue.KRAKEN, 210));
        harness.processWatermark(Watermark.MAX_WATERMARK);

        assertThat(followUps().get(0).looks())
                .extracting(FollowUp.Look::censored)
                .containsExactly(
                        null,
                        null,
                        CloseReason.SHUTDOWN,
                        CloseReason.SHUTDOWN,
                        CloseReason.SHUTDOWN);
    }

    private List<FollowUp> followUps() {
        return harness.getSideOutput(SideOutputs.FOLLOW_UPS).stream()
                .map(StreamRecord::getValue)
                .toList();
    }

    @Test
    void forgetsAMarketThatFellSilent() throws Exception {
        arrive(kraken(0, "100.00", "100.01"), bitstamp(10, "100.10", "100.11"));
        harness.processWatermark(HOUR_MS + 10);

        assertThat(rows()).last().isEqualTo(HOUR_MS + " INVALID LEG_STALE end");
        assertThat(stateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void remembersNothingOfAMarketThatOnlyLives() throws Exception {
        arrive(alive(Venue.KRAKEN, 0));

        assertThat(stateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void theEndOfTheStreamSaysNothingOfTheTimeAfterTheNewestUpdate() throws Exception {
        arrive(kraken(0, "100.00", "100.01"), bitstamp(10, "100.10", "100.11"));
        harness.processWatermark(Watermark.MAX_WATERMARK);

        assertThat(rows()).containsExactly("10 RESET", "10 ABOVE");
    }

    @Test
    void theEndOfTheStreamSettlesWhatWaitedInTheOrderOfTime() throws Exception {
        arrive(
                kraken(0, "100.00", "100.01"),
                bitstamp(10, "100.10", "100.11"),
                alive(Venue.KRAKEN, 110),
                alive(Venue.BITSTAMP, 110),
                bitstamp(200, "100.12", "100.13"));
        harness.processWatermark(Watermark.MAX_WATERMARK);

        List<Long> stamps =
                harness.getOutput().stream()
                        .filter(StreamRecord.class::isInstance)
                        .map(record -> ((StreamRecord<?>) record).getTimestamp())
                        .toList();
        assertThat(rows())
                .containsExactly(
                        "10 RESET", "10 ABOVE", "110 ABOVE sustained", "200 ABOVE sustained again");
        assertThat(stamps).isSorted();
    }
}
