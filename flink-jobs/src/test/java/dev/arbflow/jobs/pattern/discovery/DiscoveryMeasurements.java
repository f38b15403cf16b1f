package dev.arbflow.jobs.pattern.discovery;

import dev.arbflow.market.Market;
import dev.arbflow.market.behaviour.PriceDiscovery;
import dev.arbflow.market.behaviour.PriceDiscovery.Verdict;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Prints the figures of docs/pattern-discovery.md, "Where the price is made": see
 * scripts/measure-lead-lag.sh.
 */
final class DiscoveryMeasurements {
    private static final int HOURS = 1_000;

    private DiscoveryMeasurements() {}

    public static void main(String[] args) {
        System.out.println(
                "| prices | made by the first | share told | leader told | lower bound | upper bound"
                        + " | component share |");
        System.out.println("|---|---|--:|--:|--:|--:|--:|");
        print("second follows a step later", "all", Simulated::led);
        print(
                "model, 0.1 and 0.3 of the difference",
                "0.692, component 0.75",
                random -> Simulated.corrected(random, -0.1, 0.3, 2));
        print("one price, each wrong by as much", "half", Simulated::alike);
        for (double adjusts : new double[] {0.02, 0.1, 0.2, 0.4}) {
            print(
                    "equal, independent news, each %s of the difference".formatted(adjusts),
                    "half",
                    random -> Simulated.corrected(random, -adjusts, adjusts, 1));
        }
        print("unrelated", "none", Simulated::unrelated);
    }

    private static void print(String prices, String made, Function<Random, Simulated> simulated) {
        List<PriceDiscovery> told = new ArrayList<>();
        long spentNs = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            List<SampledMid> mids = PriceDiscoveryTest.mids(simulated.apply(new Random(hour)));
            long beganNs = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            told.addAll(
                    new PeriodDiscovery(Market.parse("BTC/USD"), 0, 3_600_000_000L, 1_000_000)
                            .of(mids));
            spentNs += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - beganNs;
        }
        told.removeIf(found -> found.verdict() == Verdict.NOT_COINTEGRATED);
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.1f %% | %.1f %% | %s | %s | %s |%n",
                prices,
                made,
                100.0 * told.size() / HOURS,
                100.0 * told.stream().filter(PriceDiscoveryTest::leads).count() / HOURS,
                spread(told, PriceDiscovery::lowShare),
                spread(told, PriceDiscovery::highShare),
                spread(told, PriceDiscovery::componentShare));
        System.err.printf(Locale.ROOT, "%s: %.1f ms a pair%n", prices, spentNs / 1e6 / HOURS);
    }

    /** Mean and standard deviation. */
    private static String spread(
            List<PriceDiscovery> found, ToDoubleFunction<PriceDiscovery> share) {
        double mean = found.stream().mapToDouble(share).average().orElse(Double.NaN);
        double square =
                found.stream()
                        .mapToDouble(share)
                        .map(each -> (each - mean) * (each - mean))
                        .average()
                        .orElse(Double.NaN);
        return "%.3f ± %.3f".formatted(mean, Math.sqrt(square));
    }
}
