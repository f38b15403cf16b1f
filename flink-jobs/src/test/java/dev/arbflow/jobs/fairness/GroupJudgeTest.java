package dev.arbflow.jobs.fairness;

import static dev.arbflow.jobs.fairness.CoverageSamples.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.market.coverage.CoverageAlarm;
import dev.arbflow.market.coverage.CoverageAlarm.Kind;
import dev.arbflow.market.coverage.CoverageBalance;
import dev.arbflow.market.coverage.CoverageCount;
import dev.arbflow.market.coverage.SamplingWeight;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupJudgeTest {
    private final GroupJudge judge = new GroupJudge(0.95, 0.001);

    @Test
    void aTapeThatWasNotLiveForLongEnoughIsNamedFromTheFirstPeriodOn() {
        List<CoverageAlarm> alarms =
                judge.silent(List.of(count(0, 0, 0.95, 1), count(1, 0, 0.9, 1)));

        assertThat(alarms).hasSize(1);
        assertThat(alarms.get(0).tape()).isEqualTo(CoverageSamples.TAPES.get(1));
        assertThat(alarms.get(0).kind()).isEqualTo(Kind.LIVE_TIME);
        assertThat(alarms.get(0).observed()).isEqualTo(0.9);
        assertThat(alarms.get(0).p()).isNaN();
        assertThat(alarms.get(0).id()).isEqualTo("BITSTAMP|BITSTAMP|BTC/USD@0#LIVE_TIME");
    }

    @Test
    void saysNothingOfCountsUntilItKnowsWhatIsUsual() {
        Map<String, Watch> watches = learned(ShareTest.MIN_PERIODS - 1);

        assertThat(judged(watches, 100, 0).alarms()).isEmpty();
    }

    @Test
    void namesAVenueThatLostMostOfItsUsualShare() {
        Map<String, Watch> watches = learned(48);

        assertThat(judged(watches, 100, 100).alarms()).isEmpty();
        assertThat(judged(watches, 100, 25).alarms())
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.tape()).isEqualTo(CoverageSamples.TAPES.get(1));
                            assertThat(alarm.expected()).isCloseTo(62.5, within(0.1));
                            assertThat(alarm.p()).isLessThan(0.001);
                        });
    }

    @Test
    void expectsLessOfAVenueThatWasLiveForLess() {
        Map<String, Watch> watches = learned(48);
        List<CoverageCount> halfHeard = List.of(count(0, 48, 1, 100), count(1, 48, 0.5, 50));

        assertThat(judge.judge(halfHeard, Kind.TRADES, CoverageCount::trades, watches).alarms())
                .isEmpty();
        assertThat(judge.silent(halfHeard)).hasSize(1);
    }

    @Test
    void doesNotLearnFromAPeriodInWhichSomethingWasWrong() {
        Map<String, Watch> watches = learned(48);
        String tape = CoverageSamples.TAPES.get(0).code();
        List<CoverageCount> gap = List.of(count(0, 48, 1, 100), count(1, 48, 0.5, 50));

        assertThat(judged(watches, 100, 25).watches().get(tape).usual().periods()).isEqualTo(48);
        assertThat(judged(watches, 100, 100).watches().get(tape).usual().periods()).isEqualTo(49);
        assertThat(
                        judge.judge(gap, Kind.TRADES, CoverageCount::trades, watches)
                                .watches()
                                .get(tape)
                                .usual()
                                .periods())
                .isEqualTo(48);
    }

    @Test
    void aTapeDoesNotLearnHowManyTradesAreUsualWhereSomeOfItsOwnAreMissing() {
        Map<String, Watch> watches = learned(96);
        List<CoverageCount> gap =
                List.of(CoverageSamples.gapped(count(0, 96, 1, 100)), count(1, 96, 1, 100));

        Map<String, Watch> trades =
                judge.judge(gap, Kind.TRADES, CoverageCount::trades, watches).watches();
        assertThat(trades.get(CoverageSamples.TAPES.get(0).code()).usual().periods()).isEqualTo(96);
        assertThat(trades.get(CoverageSamples.TAPES.get(1).code()).usual().periods())
                .as("the others learn on")
                .isEqualTo(97);
        assertThat(judge.judge(gap, Kind.BOOKS, CoverageCount::trades, watches).watches().values())
                .as("of books nothing is missing")
                .allMatch(watch -> watch.usual().periods() == 97);
    }

    @Test
    void learnsFromASuspiciousPeriodOnlyAfterASecondLook() {
        Map<String, Watch> watches = learned(48);
        String tape = CoverageSamples.TAPES.get(0).code();
        Map<String, Watch> suspicious = judged(watches, 100, 70).watches();

        assertThat(suspicious.get(tape).usual().periods()).isEqualTo(48);
        assertThat(suspicious.get(tape).pending().periods()).isEqualTo(1);
        assertThat(next(suspicious, 100, 110).get(tape).usual().periods())
                .as("it was chance")
                .isEqualTo(50);
        assertThat(next(next(suspicious, 100, 30), 100, 30).get(tape))
                .as("it was the beginning of a fault")
                .satisfies(
                        watch -> {
                            assertThat(watch.usual().periods()).isEqualTo(48);
                            assertThat(watch.pending().periods()).isZero();
                        });
    }

    @Test
    void anAlarmTellsWhatAllItsPeriodsLacked() {
        Map<String, Watch> watches = judged(learned(48), 100, 70).watches();
        List<CoverageAlarm> alarms =
                judge.judge(
                                List.of(count(0, 49, 1, 100), count(1, 49, 1, 40)),
                                Kind.TRADES,
                                CoverageCount::trades,
                                watches)
                        .alarms();

        assertThat(alarms)
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.startUs()).isEqualTo(48 * CoverageSamples.PERIOD_US);
                            assertThat(alarm.endUs()).isEqualTo(50 * CoverageSamples.PERIOD_US);
                            assertThat(alarm.observed()).isEqualTo(110);
                            assertThat(alarm.expected()).isCloseTo(85 + 70, within(0.5));
                        });
    }

    @Test
    void oneVenueAloneCannotBeUnderRepresented() {
        List<CoverageCount> alone = List.of(count(0, 48, 1, 100));
        CoverageBalance balance = GroupJudge.balance(alone);

        assertThat(judge.judge(alone, Kind.TRADES, CoverageCount::trades, learned(48)).alarms())
                .isEmpty();
        assertThat(balance.live().entropy()).isNaN();
        assertThat(balance.venues()).isEqualTo(1);
        assertThat(GroupJudge.weights(alone).get(0).weight()).isEqualTo(1);
    }

    @Test
    void aPeriodWithoutAnythingIsNoGroundForConclusions() {
        List<CoverageCount> nothing = List.of(count(0, 48, 0, 0), count(1, 48, 0, 0));
        GroupJudge.Judgement judgement =
                judge.judge(nothing, Kind.TRADES, CoverageCount::trades, learned(48));

        assertThat(judgement.alarms()).isEmpty();
        assertThat(judge.silent(nothing)).hasSize(2);
        assertThat(GroupJudge.balance(nothing).trades().gini()).isNaN();
        assertThat(GroupJudge.weights(nothing))
                .extracting(SamplingWeight::weight)
                .containsOnly(1.0);
    }

    @Test
    void weightsLetEveryVenueCountAlikeWithinReason() {
        List<SamplingWeight> weights =
                GroupJudge.weights(
                        List.of(count(0, 0, 1, 1), count(1, 0, 0.5, 1), count(2, 0, 0, 1)));

        assertThat(weights)
                .extracting(SamplingWeight::weight)
                .containsExactly(0.5, 1.0, SamplingWeight.MOST);
        assertThat(weights.get(0).id()).isEqualTo("BITFINEX|BITFINEX|BTC/USD@0");
    }

    @Test
    void balanceTellsHowEvenAGroupIs() {
        CoverageBalance balance =
                GroupJudge.balance(List.of(count(0, 0, 1, 30), count(1, 0, 1, 10)));

        assertThat(balance.id()).isEqualTo("BTC/USD@0");
        assertThat(balance.live().entropy()).isEqualTo(1);
        assertThat(balance.trades().leastToMost()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(balance.books().gini()).isCloseTo(0.25, within(1e-12));
    }

    /** Two venues that both delivered 100 trades, give or take ten. */
    private Map<String, Watch> learned(int periods) {
        Map<String, Watch> watches = new HashMap<>();
        for (int period = 0; period < periods; period++) {
            int shift = (period + period / 24) % 2 * 20 - 10; // an hour differs from day to day
            watches.putAll(
                    judge.judge(
                                    List.of(
                                            count(0, period, 1, 100 + shift),
                                            count(1, period, 1, 100 - shift)),
                                    Kind.TRADES,
                                    CoverageCount::trades,
                                    Map.copyOf(watches))
                            .watches());
        }
        return watches;
    }

    private Map<String, Watch> next(Map<String, Watch> watches, long trades, long tradesOfOther) {
        return judge.judge(
                        List.of(count(0, 49, 1, trades), count(1, 49, 1, tradesOfOther)),
                        Kind.TRADES,
                        CoverageCount::trades,
                        watches)
                .watches();
    }

    private GroupJudge.Judgement judged(
            Map<String, Watch> watches, long trades, long tradesOfOther) {
        return judge.judge(
                List.of(count(0, 48, 1, trades), count(1, 48, 1, tradesOfOther)),
                Kind.TRADES,
                CoverageCount::trades,
                watches);
    }
}
