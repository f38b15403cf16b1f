package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.market.Listing;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.LadderWalk;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.behaviour.PatternCandidate;
import dev.arbflow.market.behaviour.SimilarPair;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.OutputTag;

/**
 * Compares the prices of listings that moved alike not long ago, and tells those that lie further
 * apart than both taker fees.
 *
 * <p>Likeness is of the past, the difference of now: while prices come apart their paths are not
 * alike, so a pair that had to be both at once would miss every sudden difference (first likeness,
 * then difference is the order of pairs trading, too; Gatev, Goetzmann, Rouwenhorst 2006). Listings
 * without prices or without known fees are counted and left out, never taken for free.
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

    /** Compares the windows of one market that ended together. */
    void compareAll(List<Behaviour> moment, Consumer<PatternCandidate> out) throws Exception {
        for (int i = 1; i < moment.size(); i++) {
            WindowRef window = moment.get(i).window();
            for (int j = 0; j < i; j++) {
                WindowRef other = moment.get(j).window();
                Optional<SimilarPair> pair =
                        latest.of(window.listing(), other.listing(), window.endUs());
                if (pair.isPresent()) {
                    compare(pair.get(), other, window, out);
                }
            }
        }
    }

    private void compare(
            SimilarPair pair, WindowRef one, WindowRef other, Consumer<PatternCandidate> out) {
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
        PatternCandidate candidate =
                new PatternCandidate(pair, buy, sell, breakEvenBps, fees.version());
        if (candidate.grossBps() > breakEvenBps) {
            out.accept(candidate);
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
