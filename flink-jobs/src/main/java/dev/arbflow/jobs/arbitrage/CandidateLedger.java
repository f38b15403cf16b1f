package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.arbitrage.Outcome;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;

/**
 * How many candidates of a subtask have begun, stand and are over.
 *
 * <p>At any moment {@code candidatesTakenOver + candidatesOpened = candidatesClosed, of all
 * outcomes, + candidatesOpen}. Taken over are those that stood in the checkpoint from which this
 * attempt started; after a change of parallelism only the sums over all subtasks hold.
 */
public final class CandidateLedger {
    private final ListState<Long> kept;
    private final Counter takenOver = new SimpleCounter();
    private final Counter opened = new SimpleCounter();
    private final Map<Outcome, Counter> closed = new EnumMap<>(Outcome.class);
    private long open;

    private CandidateLedger(ListState<Long> kept) {
        this.kept = kept;
        for (Outcome outcome : EnumSet.complementOf(EnumSet.of(Outcome.OPEN))) {
            closed.put(outcome, new SimpleCounter());
        }
    }

    /** The ledger as it was in the checkpoint, or an empty one. */
    public static CandidateLedger restored(OperatorStateStore state) throws Exception {
        CandidateLedger ledger =
                new CandidateLedger(
                        state.getListState(
                                new ListStateDescriptor<>(
                                        "open-candidates", LongSerializer.INSTANCE)));
        for (long each : ledger.kept.get()) {
            ledger.takenOver.inc(each);
            ledger.open += each;
        }
        return ledger;
    }

    /**
     * Says the sums.
     *
     * @param what of which candidates; the names of the metrics begin with it
     */
    public void register(MetricGroup metrics, String what) {
        metrics.counter(what + "TakenOver", takenOver);
        metrics.counter(what + "Opened", opened);
        closed.forEach(
                (outcome, counter) ->
                        metrics.addGroup("outcome", outcome.name())
                                .counter(what + "Closed", counter));
        metrics.gauge(what + "Open", (Gauge<Long>) () -> open);
    }

    public void opened() {
        opened.inc();
        open++;
    }

    /**
     * A candidate is over.
     *
     * @param outcome any but {@link Outcome#OPEN}
     */
    public void closed(Outcome outcome) {
        closed.get(outcome).inc();
        open--;
    }

    /** The sums, for instance {@code 2 taken over + 5 opened = 3 EPISODE + 1 REFUSED + 3 open}. */
    @Override
    public String toString() {
        StringBuilder sums = new StringBuilder();
        sums.append(takenOver.getCount()).append(" taken over + ");
        sums.append(opened.getCount()).append(" opened = ");
        closed.forEach(
                (outcome, counter) -> {
                    if (counter.getCount() > 0) {
                        sums.append(counter.getCount()).append(' ').append(outcome).append(" + ");
                    }
                });
        return sums.append(open).append(" open").toString();
    }

    /** Writes into the next checkpoint what stands. */
    public void keep() throws Exception {
        kept.update(List.of(open));
    }
}
