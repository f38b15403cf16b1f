package dev.arbflow.benchmarks;

import dev.arbflow.benchmarks.workload.DedupOperator;
import dev.arbflow.benchmarks.workload.Equality;
import dev.arbflow.benchmarks.workload.ExactSetFunction;
import dev.arbflow.benchmarks.workload.Fingerprint;
import dev.arbflow.benchmarks.workload.TradeIds;
import dev.arbflow.jobs.config.Dedup;
import dev.arbflow.jobs.dedup.DeduplicateTradesOperator;
import dev.arbflow.market.trade.Trade;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One trade through the operator that drops repeated ones, with its share of checkpoints. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DedupOperatorBenchmark {
    private static final Dedup SETTINGS = new Dedup(100_000, 0.001, Duration.ofMinutes(10));

    /** Ten seconds of a thousand trades a second. */
    private static final int TRADES_A_CHECKPOINT = 10_000;

    /** Where keyed state is held. */
    @Param({"HEAP", "ROCKSDB"})
    String backend;

    private List<Trade> trades;
    private DedupOperator filter;
    private DedupOperator set;
    private long startMs;
    private int next;

    /** Makes the trades, and compares each answer with that of the exact set. */
    @Setup
    public void setup() throws Exception {
        trades = TradeIds.seededTrades();
        Fingerprint.check(
                "defd900aa6c8719e", trades.stream().map(each -> each.tape() + each.tradeId()));
        DedupOperator.Backend where = DedupOperator.Backend.valueOf(backend);
        filter = new DedupOperator(new DeduplicateTradesOperator(SETTINGS), where);
        set =
                new DedupOperator(
                        new KeyedProcessOperator<>(new ExactSetFunction(SETTINGS.rotation())),
                        where);
        for (next = 0; next < trades.size(); next++) {
            Trade trade = trades.get(next);
            Equality.check("whether " + trade + " is new", isNew(set), isNew(filter));
        }
        startAgain(filter, set);
    }

    private boolean isNew(DedupOperator operator) throws Exception {
        return operator.isNew(trades.get(next), startMs + next);
    }

    /** So much later that nothing is known any more. */
    private void startAgain(DedupOperator... operators) throws Exception {
        startMs += 4 * SETTINGS.rotation().toMillis();
        for (DedupOperator operator : operators) {
            operator.advanceTo(startMs - 1);
        }
        next = 0;
    }

    /** Closes both operators. */
    @TearDown
    public void close() throws Exception {
        filter.close();
        set.close();
    }

    /** arbflow: a filter and the ids of each tape, put into the state when a checkpoint begins. */
    @Benchmark
    public boolean arbflow() throws Exception {
        return one(filter);
    }

    /** Each id an entry of keyed state. */
    @Benchmark
    public boolean exactSet() throws Exception {
        return one(set);
    }

    private boolean one(DedupOperator operator) throws Exception {
        if (next == trades.size()) {
            startAgain(operator);
        }
        boolean isNew = isNew(operator);
        next++;
        if (next % TRADES_A_CHECKPOINT == 0) {
            operator.checkpoint();
        }
        return isNew;
    }
}
