package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.market.Listing;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.LadderWalk;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.behaviour.PatternCandidate;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.OutputTag;

/**
 * Tells the listings of a market whose prices lie further apart than both taker fees, and what
 * speaks for each.
 *
 * <p>The plain difference is all that it takes. That both moved alike not long ago (first likeness,
 * then difference: pairs trading; Gatev, Goetzmann, Rouwenhorst 2006), and how differences of both
 * went away until now, is the score's: asked for as a condition, it would hide what begins before
 * it is known. Listings without prices or without known fees are counted and left out, never taken
 * for free.
 */
final class PatternCandidates {
    static final OutputTag<PatternCandidate> TOLD =
            new OutputTag<>("pattern-candidates", TypeInformation.of(PatternCandidate.class));

    private final LatestPairs latest;
    private final FeeSchedule fees;
    private final Counter withoutPrice;
    private final Counter withoutFee;

    PatternCandidates(LatestPairs latest, FeeSchedule fees, MetricGroup metrics) {
        this.latest = latest;
        this.fees = fees;
        withoutPrice = metrics.counter("pairsWithoutPrice");
        withoutFee = metrics.counter("pairsWithoutFee");
    }

    /**
     * Compares the windows of one market that ended together.
     *
     * @param ring the market's windows until then; null if there are none
     */
    void compareAll(List<Behaviour> moment, ShapeRing ring, Consumer<PatternCandidate> out)
            throws Exception {
        for (int i = 1; i < moment.size(); i++) {
            for (int j = 0; j < i; j++) {
                WindowRef one = moment.get(j).window();
                WindowRef other = moment.get(i).window();
                if (!one.listing().equals(other.listing())) { // else it was told twice
                    compare(one, other, ring, out);
                }
            }
        }
    }

    private void compare(
            WindowRef one, WindowRef other, ShapeRing ring, Consumer<PatternCandidate> out)
            throws Exception {
        if (!isPrice(one.lastMid()) || !isPrice(other.lastMid())) {
            withoutPrice.inc();
            return;
        }
        boolean buyOne = one.lastMid() < other.lastMid();
        WindowRef buy = buyOne ? one : other;
        WindowRef sell = buyOne ? other : one;
        Optional<TakerFee> buyFee = feeOf(buy);
        Optional<TakerFee> sellFee = feeOf(sell);
        if (buyFee.isEmpty() || sellFee.isEmpty()) {
            withoutFee.inc();
            return;
        }
        double breakEvenBps = LadderWalk.breakEvenBps(buyFee.get(), sellFee.get());
        if (PatternCandidate.grossBpsOf(buy, sell) > breakEvenBps) {
            out.accept(
                    new PatternCandidate(
                            latest.of(buy.listing(), sell.listing(), buy.endUs()).orElse(null),
                            buy,
                            sell,
                            breakEvenBps,
                            fees.version(),
                            DifferenceCourse.before(buy, sell, ring)));
        }
    }

    private Optional<TakerFee> feeOf(WindowRef window) {
        Listing listing = window.listing();
        return fees.find(listing.venue(), listing.market(), window.endUs());
    }

    static boolean isPrice(double mid) {
        return mid > 0 && Double.isFinite(mid);
    }
}
