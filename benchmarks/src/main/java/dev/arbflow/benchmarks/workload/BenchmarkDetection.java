package dev.arbflow.benchmarks.workload;

import dev.arbflow.jobs.config.Alerting;
import dev.arbflow.jobs.config.Conversions;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.LegLimits;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.arbitrage.TakerFee;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** What detection is set to wherever it is measured. */
public final class BenchmarkDetection {
    /** How long an edge must have lasted. */
    static final long DWELL_US = 100_000;

    private BenchmarkDetection() {}

    /** Fees of two basis points everywhere, and limits that no workload meets. */
    public static Detection settings() {
        TakerFee fee = TakerFee.parse("2bps");
        List<FeeSchedule.Row> rows =
                Arrays.stream(Venue.values())
                        .map(
                                venue ->
                                        new FeeSchedule.Row(
                                                venue,
                                                FeeSchedule.ALL_MARKETS,
                                                Instant.EPOCH,
                                                fee,
                                                "benchmark"))
                        .toList();
        Duration generous = Duration.ofSeconds(30);
        return new Detection(
                new FeeSchedule("benchmark", rows),
                InstrumentTable.EMPTY,
                new DetectionRule(0, 0, 5, 2, 50, DWELL_US),
                null,
                new LegLimits(generous, generous, generous, generous, generous, 1_000, 1_000),
                Duration.ofMillis(20),
                Duration.ofMinutes(10),
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                new Alerting(Duration.ofSeconds(10), Alerting.HOWEVER_LATE, 2),
                Conversions.NONE,
                null);
    }
}
