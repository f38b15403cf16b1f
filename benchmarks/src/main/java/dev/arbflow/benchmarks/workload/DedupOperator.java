package dev.arbflow.benchmarks.workload;

import dev.arbflow.market.trade.Trade;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.contrib.streaming.state.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** An operator that drops repeated trades, keyed by tape, over one of Flink's state backends. */
public final class DedupOperator implements AutoCloseable {
    private final KeyedOneInputStreamOperatorTestHarness<String, Trade, Trade> harness;
    private long checkpoints;

    /** Where keyed state is held. */
    public enum Backend {
        HEAP,
        ROCKSDB
    }

    public DedupOperator(OneInputStreamOperator<Trade, Trade> operator, Backend backend)
            throws Exception {
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        operator, trade -> trade.tape().code(), Types.STRING);
        if (backend == Backend.ROCKSDB) {
            harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        }
        harness.open();
    }

    /** Hands it a trade; returns whether it let the trade through. */
    public boolean isNew(Trade trade, long atMs) throws Exception {
        harness.processElement(new StreamRecord<>(trade, atMs));
        return harness.getOutput().poll() != null;
    }

    /** A checkpoint begins: what an operator holds back must go into its state. */
    public void checkpoint() throws Exception {
        harness.prepareSnapshotPreBarrier(++checkpoints);
    }

    /** Event time moves on. */
    public void advanceTo(long watermarkMs) throws Exception {
        harness.processWatermark(watermarkMs);
        harness.getOutput().clear();
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
