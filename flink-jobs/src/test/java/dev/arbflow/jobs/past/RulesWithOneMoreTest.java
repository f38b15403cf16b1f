package dev.arbflow.jobs.past;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.arbitrage.RuleHistory.Written;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.rule.Configured;
import dev.arbflow.market.rule.Objection;
import dev.arbflow.market.rule.Parameter;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.rule.RuleLog;
import dev.arbflow.market.rule.Scope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesWithOneMoreTest {
    private static final long SECOND_US = 1_000_000;
    private static final long BEGIN_US = 1_000 * SECOND_US;
    private static final Route ROUTE = Route.parse("BTC/USD|KRAKEN>BITSTAMP");
    private static final Configured CONFIGURED =
            new Configured(
                    new DetectionRule(0, 0, 5, 2, 50, 100_000),
                    null,
                    SECOND_US,
                    SECOND_US,
                    SECOND_US,
                    3_600 * SECOND_US,
                    new FeeSchedule("none", List.of()));

    private final List<Written> written =
            List.of(
                    written(rule(7, BEGIN_US - 60 * SECOND_US, "*", 10)),
                    written(rule(8, BEGIN_US + 60 * SECOND_US, "KRAKEN", 20)),
                    written(rule(9, BEGIN_US + 120 * SECOND_US, "*", 30)));

    @Test
    void asItWasEachMomentHasTheRuleOfThatMoment() {
        RuleLog log = log(RulesWithOneMore.none(written));

        assertThat(minNetBps(log, 0)).isEqualTo(10);
        assertThat(minNetBps(log, 60)).isEqualTo(20);
        assertThat(minNetBps(log, 120)).as("the more specific one").isEqualTo(20);
    }

    @Test
    void oneMoreHoldsFromTheBeginningAndIsTheNewestOfItsScopeThroughout() {
        RulesWithOneMore rules =
                RulesWithOneMore.of(
                        written, CONFIGURED, rule(8, Long.MAX_VALUE, "KRAKEN", 15), BEGIN_US);

        assertThat(rules.objection(CONFIGURED)).isEmpty();
        RuleLog log = log(rules);
        assertThat(minNetBps(log, -1)).isEqualTo(10);
        assertThat(minNetBps(log, 0)).isEqualTo(15);
        assertThat(minNetBps(log, 61)).as("its scope had another since").isEqualTo(15);
    }

    @Test
    void whatWasMoreSpecificThenStaysSo() {
        RuleLog log =
                log(
                        RulesWithOneMore.of(
                                written, CONFIGURED, rule(1, Long.MAX_VALUE, "*", 15), BEGIN_US));

        assertThat(minNetBps(log, 0)).isEqualTo(15);
        assertThat(minNetBps(log, 61)).isEqualTo(20);
    }

    @Test
    void whatWouldHaveContradictedTheRulesOfThenIsSaid() {
        Rule holdsAboveWhatOpens =
                new Rule(
                        1,
                        Long.MAX_VALUE,
                        Scope.parse("KRAKEN"),
                        Rule.Values.of(Map.of(Parameter.HOLD_NET_BPS, 12.0)),
                        null,
                        "anna",
                        "");

        assertThat(
                        RulesWithOneMore.of(written, CONFIGURED, holdsAboveWhatOpens, BEGIN_US)
                                .objection(CONFIGURED))
                .map(Objection::reason)
                .contains(Objection.Reason.CONTRADICTION);
    }

    /** Of one moment there is only one row of fees, and a record may be written twice. */
    @Test
    void aFeeIsGivenAgainOnceForEachMomentAtWhichOneWasTaken() {
        Rule fee = fee(7, BEGIN_US + 60 * SECOND_US, "25bps");
        Rule late = fee(8, BEGIN_US + 90 * SECOND_US, "30bps");
        Rule atTheBeginning = fee(9, BEGIN_US, "35bps");
        Rule rightBehind = fee(10, BEGIN_US + 60 * SECOND_US + 1, "40bps");
        List<Written> fees =
                List.of(
                        written(fee),
                        written(fee),
                        new Written(late, late.effectiveFromUs() / 1_000),
                        written(atTheBeginning),
                        written(rule(11, BEGIN_US + 60 * SECOND_US, "KRAKEN", 20)),
                        written(rightBehind));
        RulesWithOneMore rules =
                RulesWithOneMore.of(fees, CONFIGURED, fee(12, Long.MAX_VALUE, "10bps"), BEGIN_US);

        assertThat(rules.objection(CONFIGURED)).isEmpty();
        assertThat(rules.read().subList(fees.size(), rules.read().size()))
                .extracting(each -> each.rule().effectiveFromUs() - BEGIN_US)
                .containsExactly(1L, 60 * SECOND_US + 2);
    }

    private static Rule fee(int version, long fromUs, String fee) {
        return new Rule(
                version,
                fromUs,
                Scope.parse("KRAKEN"),
                Rule.Values.NONE,
                TakerFee.parse(fee),
                "anna",
                "");
    }

    private static RuleLog log(RulesWithOneMore rules) {
        RuleLog log = new RuleLog(CONFIGURED);
        rules.read()
                .forEach(
                        each ->
                                assertThat(log.offer(each.rule(), each.writtenMs()))
                                        .as("%s", each)
                                        .isEmpty());
        return log;
    }

    private static double minNetBps(RuleLog log, long afterSeconds) {
        return log.book().of(ROUTE, BEGIN_US + afterSeconds * SECOND_US).thresholds().minNetBps();
    }

    private static Written written(Rule rule) {
        return new Written(rule, rule.effectiveFromUs() / 1_000 - 10_000);
    }

    private static Rule rule(int version, long fromUs, String scope, double minNetBps) {
        return new Rule(
                version,
                fromUs,
                Scope.parse(scope),
                Rule.Values.of(Map.of(Parameter.MIN_NET_BPS, minNetBps)),
                null,
                "anna",
                "");
    }
}
