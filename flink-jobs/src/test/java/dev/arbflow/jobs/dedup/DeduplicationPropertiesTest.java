package dev.arbflow.jobs.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Dedup;
import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.Trade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** De-duplication against a twin that remembers everything. */
class DeduplicationPropertiesTest {
    private static final long ROTATION = 1_000;

    /** So small that nearly every answer of the filter has to be re-checked. */
    private static final Dedup TINY = new Dedup(2, 0.5, Duration.ofMillis(ROTATION));

    /**
     * Event time moves, then a trade is delivered.
     *
     * @param id of 30 there are, so most deliveries are repeats
     * @param restart whether the job is restored from a snapshot in between
     */
    record Step(long advanceMs, int id, boolean restart) {}

    @Property(tries = 200)
    void exactlyTheDistinctTradesComeOut(@ForAll("steps") @Size(max = 150) List<Step> steps)
            throws Exception {
        Map<String, Long> deliveredAt = new HashMap<>();
        List<String> expected = new ArrayList<>();
        List<String> passed = new ArrayList<>();
        long now = 1_000_000;
        var harness = open();
        for (Step step : steps) {
            now += step.advanceMs;
            harness.processWatermark(now);
            String id = idOf(step, deliveredAt, now);
            if (deliveredAt.put(id, now) == null) {
                expected.add(id);
            }
            harness.processElement(Trades.kraken("BTC/USD").id(id).at(now).build(), now);
            if (step.restart) {
                var snapshot = harness.checkpoint(1);
                passed.addAll(idsOf(harness));
                harness.close();
                harness =
                        KeyedHarness.restore(
                                new DeduplicateTradesOperator(TINY),
                                trade -> trade.tape().code(),
                                snapshot);
            }
        }
        passed.addAll(idsOf(harness));
        harness.close();

        assertThat(passed).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, ROTATION / 2),
                        Arbitraries.integers().between(0, 29),
                        Arbitraries.integers().between(0, 19).map(dice -> dice == 0))
                .as(Step::new)
                .list();
    }

    /**
     * The step's id, or a fresh one where it would repeat a delivery of more than a rotation ago.
     */
    private static String idOf(Step step, Map<String, Long> deliveredAt, long now) {
        String id = Integer.toString(step.id);
        Long before = deliveredAt.get(id);
        return before == null || now - before <= ROTATION ? id : "fresh " + deliveredAt.size();
    }

    private static KeyedHarness<Trade, Trade> open() throws Exception {
        return KeyedHarness.open(new DeduplicateTradesOperator(TINY), trade -> trade.tape().code());
    }

    private static List<String> idsOf(KeyedHarness<Trade, Trade> harness) {
        return harness.extractOutputValues().stream().map(Trade::tradeId).toList();
    }
}
