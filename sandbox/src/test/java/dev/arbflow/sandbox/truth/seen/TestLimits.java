package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.sandbox.truth.Charges;

/** The limits under which tests of the judge judge. */
final class TestLimits {
    private static final long MS = 1_000;

    private TestLimits() {}

    /**
     * @param bps up to which difference two prices keep company
     */
    static Limits agreeingWithin(double bps) {
        return new Limits(
                new DetectionRule(0, 0, 10, 5, 1_000, 500 * MS),
                Charges.OF_THE_VENUES,
                InstrumentTable.EMPTY,
                null,
                3_000 * MS,
                60_000 * MS,
                1_000 * MS,
                1_000 * MS,
                1_500 * MS,
                1_000,
                bps,
                3_000 * MS,
                10_000 * MS,
                3_000 * MS,
                60_000 * MS,
                2);
    }
}
