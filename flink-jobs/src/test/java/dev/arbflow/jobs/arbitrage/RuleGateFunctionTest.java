package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.testing.CountedHarness;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.rule.Parameter;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.rule.RuleLog;
import dev.arbflow.market.rule.Scope;
import java.util.List;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.junit.jupiter.api.Test;

/** Which rules pass the gate, and that it decides alike whenever it begins. */
class RuleGateFunctionTest extends DetectionTestBase {
    private static final long WRITTEN_MS = 1_000;
    private static final long FIRST_US = (WRITTEN_MS + RuleLog.NOTICE.toMillis()) * 1_000;

    private static final Rule IN_TIME = Rule.of(new DetectionRule(1, FIRST_US, 5, 2, 0, 0));
    private static final Rule LATE = Rule.of(new DetectionRule(2, FIRST_US - 1, 5, 2, 0, 0));
    private static final Rule NARROW = rule(3, "KRAKEN", Parameter.MIN_NET_BPS, 3);
    private static final Rule AGAINST_IT = rule(4, "*", Parameter.HOLD_NET_BPS, 4);
    private static final Rule AGAIN = rule(3, "OKX", Parameter.MIN_NET_BPS, 9);
    private static final Rule LAX = rule(5, "OKX", Parameter.MAX_LAG_US, 2_000_000);

    private static Rule rule(int version, String scope, Parameter parameter, double value) {
        return new Rule(
                version,
                FIRST_US,
                Scope.parse(scope),
                Rule.Values.of(parameter, value),
                null,
                "anna",
                "");
    }

    private static CountedHarness<Rule, Rule> gate(Rule... history) throws Exception {
        List<RuleHistory.Written> written =
                List.of(history).stream()
                        .map(rule -> new RuleHistory.Written(rule, WRITTEN_MS))
                        .toList();
        return new CountedHarness<>(
                new ProcessOperator<>(
                        new RuleGateFunction(detection().configured(), () -> written)));
    }

    private static List<Rule> passed(CountedHarness<Rule, Rule> gate, Rule... rules)
            throws Exception {
        for (Rule rule : rules) {
            gate.processElement(rule, WRITTEN_MS);
        }
        return gate.extractOutputValues();
    }

    @Test
    void refusesWhatIsLateTakenBeyondALimitOrAContradictionAndCountsIt() throws Exception {
        try (var gate = gate()) {
            assertThat(passed(gate, IN_TIME, LATE, NARROW, AGAINST_IT, AGAIN, LAX))
                    .containsExactly(IN_TIME, NARROW);
            assertThat(gate.count("rulesRejectedLate")).isEqualTo(1);
            assertThat(gate.count("rulesRejectedUnfit")).isEqualTo(3);
        }
    }

    @Test
    void afterARestartARuleIsStillRefusedForOneThatWasWrittenBeforeIt() throws Exception {
        try (var gate = gate(IN_TIME, NARROW)) {
            assertThat(passed(gate, AGAINST_IT)).isEmpty();
        }
    }

    /**
     * The log is read at the start up to where it ends then; the stream comes from its beginning.
     */
    @Test
    void whatTheLogHeldAtTheStartIsDecidedOnceAndInTheOrderOfTheLog() throws Exception {
        try (var gate = gate(AGAINST_IT, NARROW)) {
            assertThat(passed(gate, AGAINST_IT, NARROW, IN_TIME))
                    .containsExactly(AGAINST_IT, IN_TIME);
        }
    }
}
