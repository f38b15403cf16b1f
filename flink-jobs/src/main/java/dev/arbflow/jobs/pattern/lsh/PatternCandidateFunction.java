package dev.arbflow.jobs.pattern.lsh;

import dev.arbflow.market.FeeSchedule;
import dev.arbflow.market.LadderWalk;
import dev.arbflow.market.Listing;
import dev.arbflow.market.PatternCandidate;
import dev.arbflow.market.Route;
import dev.arbflow.market.SimilarPair;
import dev.arbflow.market.TakerFee;
import dev.arbflow.market.WindowRef;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;

/**
 * Keeps the pairs of one market whose prices lie further apart than both taker fees.
 *
 * <p>A pair without prices or without known fees is counted and left out, never taken for free.
 */
final class PatternCandidateFunction extends RichFlatMapFunction<SimilarPair, PatternCandidate> {
    private static final long serialVersionUID = 1L;

    private final FeeSchedule fees;
    private transient Counter withoutPrice;
    private transient Counter withoutFee;

    PatternCandidateFunction(FeeSchedule fees) {
        this.fees = fees;
    }

    @Override
    public void open(OpenContext context) {
        withoutPrice = getRuntimeContext().getMetricGroup().counter("pairsWithoutPrice");
        withoutFee = getRuntimeContext().getMetricGroup().counter("pairsWithoutFee");
    }

    @Override
    public void flatMap(SimilarPair pair, Collector<PatternCandidate> out) {
        WindowRef first = pair.first();
        WindowRef second = pair.second();
        if (!first.listing().market().equals(second.listing().market())) {
            return;
        }
        if (!isPrice(first.lastMid()) || !isPrice(second.lastMid())) {
            withoutPrice.inc();
            return;
        }
        compare(pair, first.lastMid() < second.lastMid(), out);
    }

    private void compare(SimilarPair pair, boolean buyFirst, Collector<PatternCandidate> out) {
        WindowRef buy = buyFirst ? pair.first() : pair.second();
        WindowRef sell = buyFirst ? pair.second() : pair.first();
        Optional<TakerFee> buyFee = feeOf(buy);
        Optional<TakerFee> sellFee = feeOf(sell);
        if (buyFee.isEmpty() || sellFee.isEmpty()) {
            withoutFee.inc();
            return;
        }
        double grossBps = (sell.lastMid() / buy.lastMid() - 1) * 10_000;
        double breakEvenBps = LadderWalk.breakEvenBps(buyFee.get(), sellFee.get());
        if (grossBps > breakEvenBps) {
            Listing cheaper = buy.listing();
            Route route = new Route(cheaper.market(), cheaper.venue(), sell.listing().venue());
            out.collect(new PatternCandidate(route, pair, grossBps, breakEvenBps, fees.version()));
        }
    }

    private Optional<TakerFee> feeOf(WindowRef window) {
        Listing listing = window.listing();
        return fees.find(listing.venue(), listing.market(), window.endUs());
    }

    private static boolean isPrice(double mid) {
        return mid > 0 && Double.isFinite(mid);
    }
}
