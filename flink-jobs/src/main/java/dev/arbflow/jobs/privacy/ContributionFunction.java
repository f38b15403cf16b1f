package dev.arbflow.jobs.privacy;

import dev.arbflow.market.trade.Trade;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;

/** Keeps of a trade what a release needs; trades of tapes that are not released are counted. */
final class ContributionFunction extends RichFlatMapFunction<Trade, Contribution> {
    private static final long serialVersionUID = 1L;

    private final Set<String> tapes;

    private transient Counter unreleased;

    ContributionFunction(Set<String> tapes) {
        this.tapes = Set.copyOf(tapes);
    }

    @Override
    public void open(OpenContext context) {
        unreleased = getRuntimeContext().getMetricGroup().counter("tradesNotReleased");
    }

    @Override
    public void flatMap(Trade trade, Collector<Contribution> out) {
        String tape = trade.tape().code();
        if (tapes.contains(tape)) {
            out.collect(new Contribution(tape, trade.times().happenedUs(), trade.quantity()));
        } else {
            unreleased.inc();
        }
    }
}
