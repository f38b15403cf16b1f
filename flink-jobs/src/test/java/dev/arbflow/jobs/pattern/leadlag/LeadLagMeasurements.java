package dev.arbflow.jobs.pattern.leadlag;

import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.market.behaviour.VenueLeadLag;
import dev.arbflow.market.behaviour.VenueLeadLag.Estimate;
import dev.arbflow.market.behaviour.VenueLeadLag.Verdict;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.testing.Books;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.flink.util.Collector;

/**
 * Prints the figures of docs/pattern-discovery.md, "Who leads": see scripts/measure-lead-lag.sh.
 */
final class LeadLagMeasurements {
    private static final int PERIODS = 1_000;
    private static final int ROUNDS = 7;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    /** Keeps the compiler from leaving out what is measured. */
    private static long passed;

    private LeadLagMeasurements() {}

    public static void main(String[] args) throws Exception {
        System.out.println("| venues | moves/s | a lag is told | within 50 ms of it |");
        System.out.println("|---|--:|--:|--:|");
        for (double perSecond : new double[] {1, 2, 10}) {
            print(
                    "300 ms behind",
                    perSecond,
                    seed -> LeadLagTapes.related(rnd(seed), perSecond, 300, 0));
        }
        for (double perSecond : new double[] {0.4, 1}) {
            print("unrelated", perSecond, seed -> LeadLagTapes.unrelated(rnd(seed), perSecond));
        }
        System.out.println();
        System.out.println("| step | processor time |");
        System.out.println("|---|--:|");
        System.out.printf(Locale.ROOT, "| book update | %.2f µs |%n", perUpdateNs() / 1e3);
        System.out.printf(
                Locale.ROOT, "| change of a mid, kept | %.2f µs |%n", perChangeNs() / 1e3);
        for (double perSecond : new double[] {2, 10, 100}) {
            System.out.printf(
                    Locale.ROOT,
                    "| pair of venues and period, %.0f moves/s each | %.1f ms |%n",
                    perSecond,
                    perPairMs(perSecond));
        }
    }

    private static void print(String venues, double perSecond, IntFunction<List<MidChange>> tapes) {
        List<Estimate> told =
                IntStream.range(0, PERIODS)
                        .mapToObj(seed -> compare(tapes.apply(seed)).exchangeTime())
                        .filter(estimate -> Double.isFinite(estimate.lagMs()))
                        .toList();
        long right =
                told.stream()
                        .filter(estimate -> estimate.verdict() == Verdict.FIRST_LEADS)
                        .filter(estimate -> Math.abs(estimate.lagMs() - 300) <= 50)
                        .count();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f %% | %.1f %% |%n",
                venues,
                perSecond,
                100.0 * told.size() / PERIODS,
                100.0 * right / PERIODS);
    }

    /** A market of two venues, every other update of which changes the mid. */
    private static double perUpdateNs() {
        List<BookUpdate> updates = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            Venue venue = i % 2 == 0 ? Venue.KRAKEN : Venue.BITSTAMP;
            updates.add(
                    BookUpdate.of(
                            Books.of(venue, "BTC/USD")
                                    .bid(99, 1)
                                    .ask(101 + i / 4, 1)
                                    .at(i)
                                    .build()));
        }
        MidChangesFunction function = new MidChangesFunction();
        Collector<MidChange> out =
                new Collector<>() {
                    @Override
                    public void collect(MidChange change) {
                        passed++;
                    }

                    @Override
                    public void close() {}
                };
        return best(
                () -> {
                    updates.forEach(update -> function.flatMap(update, out));
                    return updates.size();
                });
    }

    private static double perChangeNs() throws Exception {
        List<MidChange> changes = LeadLagTapes.related(rnd(1), 100, 300, 0);
        return best(
                () -> {
                    try (var harness =
                            KeyedHarness.open(new LeadLagFunction(), LeadLagFunction::keyOf)) {
                        for (int round = 0; round < 5; round++) {
                            for (MidChange change : changes) {
                                harness.processElement(change, change.receiveUs() / 1_000);
                            }
                        }
                    }
                    return 5 * changes.size();
                });
    }

    private static double perPairMs(double perSecond) throws Exception {
        List<MidChange> changes = LeadLagTapes.related(rnd(1), perSecond / 1.5, 300, 0);
        return best(
                        () -> {
                            for (int i = 0; i < 5; i++) {
                                passed += compare(changes).firstMoves();
                            }
                            return 5;
                        })
                / 1e6;
    }

    /** Work that says how many things it did. */
    private interface Work {
        int run() throws Exception;
    }

    /** Nanoseconds of this thread per thing, in the best of several rounds. */
    private static double best(Work work) {
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            long from = CLOCK.getCurrentThreadCpuTime();
            int done;
            try {
                done = work.run();
            } catch (Exception e) {
                throw new IllegalStateException("cannot be measured", e);
            }
            best = Math.min(best, (CLOCK.getCurrentThreadCpuTime() - from) / (double) done);
        }
        return best;
    }

    private static VenueLeadLag compare(List<MidChange> changes) {
        return new PeriodLeadLags(Market.parse("BTC/USD"), 0, LeadLagFunction.PERIOD_US)
                .of(changes, false)
                .get(0);
    }

    private static Random rnd(int seed) {
        return new Random(seed);
    }
}
