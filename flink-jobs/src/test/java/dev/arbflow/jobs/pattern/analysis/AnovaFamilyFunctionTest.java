package dev.arbflow.jobs.pattern.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.jobs.testing.StateBytes;
import dev.arbflow.market.Market;
import dev.arbflow.market.behaviour.ClusterAnova;
import dev.arbflow.market.behaviour.ClusterAnova.Difference;
import dev.arbflow.market.behaviour.ClusterAnova.FTest;
import dev.arbflow.market.behaviour.ClusterAnova.Group;
import dev.arbflow.market.behaviour.ClusterAnova.Outcome;
import dev.arbflow.market.behaviour.ClusterAnova.Permutation;
import dev.arbflow.market.behaviour.ClusterAnova.Verdict;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnovaFamilyFunctionTest {
    private static final long END_US = 500_000_000;

    @Test
    void oneMarketOfTenThatIsBelowTheLevelIsChance() throws Exception {
        try (KeyedHarness<ClusterAnova, ClusterAnova> harness = open()) {
            for (int i = 0; i < 10; i++) {
                harness.processElement(tested("C" + i + "/USD", i == 3 ? 0.04 : 0.5), 499_999);
            }
            harness.processWatermark(499_998);
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.processWatermark(499_999);

            assertThat(harness.extractOutputValues())
                    .hasSize(10)
                    .allSatisfy(
                            anova -> {
                                assertThat(anova.verdict()).isEqualTo(Verdict.NOT_SHOWN);
                                assertThat(anova.permutation().comparisons()).isEqualTo(10);
                            });
            assertThat(harness.extractOutputValues().get(3).permutation())
                    .isEqualTo(new Permutation(0.04, 55, 0.4, 10));
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void aMarketWithoutATestIsNoComparison() {
        ClusterAnova untold = untested("BTC/EUR");

        assertThat(AnovaFamilyFunction.judged(List.of(untold, tested("BTC/USD", 0.04))))
                .satisfiesExactly(
                        anova -> assertThat(anova).isSameAs(untold),
                        anova -> assertThat(anova.verdict()).isEqualTo(Verdict.DIFFERENT));
    }

    @Test
    void keepsItsFormat() throws IOException {
        StateBytes.of(
                        ClusterAnova.class,
                        tested("BTC/USD", 0.5),
                        "0100074254432f555344000a444946464552454e43450000000000000007000000000000"
                                + "0000000000001dcd650000094e4f545f53484f574e0000000101000000040000000c013f"
                                + "f80000000000003fe00000000000000140080000000000003ff000000000000040340000"
                                + "000000003fb999999999999a0140080000000000003ff000000000000040340000000000"
                                + "003fb999999999999a0140080000000000003ff000000000000040340000000000003fb9"
                                + "99999999999a013fe0000000000000000000373fe0000000000000000000013fd0000000"
                                + "0000003fe00000000000004023000000000000000000010100000004000000053ff00000"
                                + "00000000bff00000000000004008000000000000")
                .assertKept();
    }

    private static KeyedHarness<ClusterAnova, ClusterAnova> open() throws Exception {
        return KeyedHarness.open(new AnovaFamilyFunction(), AnovaFamilyFunction::keyOf);
    }

    private static ClusterAnova tested(String market, double p) {
        return anova(
                        market,
                        Verdict.NOT_SHOWN,
                        new FTest(3, 1, 20, 0.1),
                        new Permutation(p, 55, p, 1))
                .alone();
    }

    private static ClusterAnova untested(String market) {
        return anova(market, Verdict.TOO_FEW_OBSERVATIONS, FTest.NONE, Permutation.NONE);
    }

    private static ClusterAnova anova(
            String market, Verdict verdict, FTest test, Permutation permutation) {
        return new ClusterAnova(
                Market.parse(market),
                Outcome.DIFFERENCE,
                7,
                0,
                END_US,
                verdict,
                new Group[] {new Group(4, 12, true, 1.5, 0.5)},
                test,
                test,
                test,
                permutation,
                0.25,
                0.5,
                9.5,
                new Difference[] {new Difference(4, 5, 1, -1, 3)});
    }
}
