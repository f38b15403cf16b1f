package dev.arbflow.market.rule;

import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.DatedRow;
import dev.arbflow.market.arbitrage.FeeSchedule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Rules that set a fee, as rows of the fee schedule. */
final class FeeRows {

    private FeeRows() {}

    /** The row of the fee schedule that a rule stands for. */
    static FeeSchedule.Row of(Rule rule) {
        Scope scope = rule.scope();
        return new FeeSchedule.Row(
                scope.venue(),
                scope.market() == null ? DatedRow.ALL_MARKETS : scope.market().code(),
                Instant.EPOCH.plus(rule.effectiveFromUs(), ChronoUnit.MICROS),
                rule.takerFee(),
                rule.title() + (rule.note().isEmpty() ? "" : ": " + rule.note()));
    }

    /** What no two rows of a fee schedule have in common. */
    static List<Object> key(DatedRow row) {
        return List.of(row.venue(), row.market(), Times.micros(row.validFrom()));
    }
}
