package dev.arbflow.jobs.dedup;

import dev.arbflow.jobs.config.Dedup;
import dev.arbflow.market.trade.Trade;
import java.util.Optional;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Runs {@link DeduplicateTradesFunction} and puts the filters that it has at hand back into the
 * state: all of them when a checkpoint begins, one when there are too many. Only an operator can
 * turn to the key of another tape.
 */
public final class DeduplicateTradesOperator extends KeyedProcessOperator<String, Trade, Trade> {
    private static final long serialVersionUID = 1L;

    public DeduplicateTradesOperator(Dedup settings) {
        super(new DeduplicateTradesFunction(settings));
    }

    @Override
    public void processElement(StreamRecord<Trade> element) throws Exception {
        super.processElement(element);
        makeRoom();
    }

    /** All tapes rotate at the same moments, and each has its filter at hand for it. */
    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        super.onEventTime(timer);
        makeRoom();
    }

    private void makeRoom() throws Exception {
        Optional<String> surplus = atHand().surplus();
        if (surplus.isPresent()) {
            putBack(surplus.get());
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        for (String tape : atHand().tapes()) {
            putBack(tape);
        }
    }

    private void putBack(String tape) throws Exception {
        setCurrentKey(tape);
        atHand().putBack(tape);
    }

    FiltersAtHand atHand() {
        return ((DeduplicateTradesFunction) userFunction).atHand();
    }
}
