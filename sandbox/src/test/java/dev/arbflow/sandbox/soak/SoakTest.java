package dev.arbflow.sandbox.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.sandbox.Rules;
import dev.arbflow.sandbox.truth.TruthRule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hours of {@code scripts/prove-faults.sh --random}, scaled down to one storm. */
@Timeout(300)
class SoakTest {
    /** What has come right by then needs no longer; what has not is waited for. */
    private static final Duration LENGTH = Duration.ofMinutes(2);

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everythingComesRightAndNothingFalseIsTold(long seed) throws Exception {
        List<String> storm = RandomFaults.lines(seed, RandomFaults.ROUND);
        SoakReport report = run(new SoakPlan(seed, LENGTH, true, storm), Rules.TRUTH);

        assertThat(report.complaints()).isEmpty();
        assertThat(Integer.parseInt(report.figures().get("episodes judged"))).isGreaterThan(10);
        assertThat(report.figures().get("candidates refused as")).contains("BELOW_FEES ");
    }

    @Test
    void whatIsFalseIsToldWithSeedVenueAndFault() throws Exception {
        DetectionRule more = new DetectionRule(0, 0, 500, 400, 500, 1_000_000);
        TruthRule strict = TruthRule.of(more, Rules.CHARGES, 25, Duration.ofMillis(20));
        SoakPlan plan =
                new SoakPlan(
                        9,
                        Duration.ofSeconds(40),
                        true,
                        List.of("at 10s for 3s untimed on BITFINEX,BITSTAMP,KRAKEN,COINBASE"));

        assertThat(run(plan, strict).complaints())
                .isNotEmpty()
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("seed 9, 0:0")
                                        .contains(
                                                "a false episode: ",
                                                "lately on it: at 10s for 3s untimed on BIT"));
    }

    private static SoakReport run(SoakPlan plan, TruthRule truth) throws Exception {
        return Soak.run(plan, Rules.DETECTION, truth, line -> {});
    }
}
