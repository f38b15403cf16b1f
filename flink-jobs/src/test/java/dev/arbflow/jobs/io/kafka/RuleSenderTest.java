package dev.arbflow.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.rule.Rule;
import org.junit.jupiter.api.Test;

class RuleSenderTest {
    private static final Rule RULE = Rule.of(new DetectionRule(12, 5, 4, 3, 2, 1));

    @Test
    void rulesThatWereSentAtOnceUnderOneVersionDoNotShareAKey() {
        assertThat(RuleSender.key(RULE)).startsWith("12@5 ").isNotEqualTo(RuleSender.key(RULE));
    }
}
