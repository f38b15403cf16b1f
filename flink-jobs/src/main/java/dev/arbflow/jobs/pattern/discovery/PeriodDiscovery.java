package dev.arbflow.jobs.pattern.discovery;

import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.market.behaviour.PriceDiscovery;
import dev.arbflow.market.behaviour.PriceDiscovery.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Shares of every two venues of one market in one period.
 *
 * @param market which market
 * @param startUs start of the period on our clock
 * @param endUs end of the period, exclusive
 * @param stepUs between two samples
 */
record PeriodDiscovery(Market market, long startUs, long endUs, long stepUs) {
    /**
     * Of each venue, among the samples; with fewer, a share is mostly the error of its estimate.
     */
    static final int MIN_MOVES = 100;

    private static final double BPS = 1e4;
    private static final double HALF = 0.5;

    /**
     * Compares them.
     *
     * @param mids of all venues, in any order
     * @return each pair once, by the names of the venues
     */
    List<PriceDiscovery> of(Iterable<SampledMid> mids) {
        Map<Venue, double[]> paths = paths(mids);
        List<Venue> venues = List.copyOf(paths.keySet());
        List<PriceDiscovery> found = new ArrayList<>();
        for (int i = 0; i < venues.size(); i++) {
            for (int j = i + 1; j < venues.size(); j++) {
                Venue first = venues.get(i);
                Venue second = venues.get(j);
                found.add(compare(first, paths.get(first), second, paths.get(second)));
            }
        }
        return found;
    }

    /** Logarithmic prices in basis points by venue and step; NaN where there is no sample. */
    private Map<Venue, double[]> paths(Iterable<SampledMid> mids) {
        int steps = (int) ((endUs - startUs) / stepUs);
        Map<Venue, double[]> paths = new TreeMap<>(Comparator.comparing(Venue::name));
        for (SampledMid sample : mids) {
            if (isOfAStep(sample.atUs())) {
                int step = (int) ((sample.atUs() - startUs) / stepUs) - 1;
                paths.computeIfAbsent(sample.listing().venue(), venue -> unknown(steps))[step] =
                        BPS * Math.log(sample.mid());
            }
        }
        return paths;
    }

    /**
     * Not so if it was sampled by a job with another step or period, of whose state this goes on.
     */
    private boolean isOfAStep(long atUs) {
        return atUs > startUs && atUs <= endUs && (atUs - startUs) % stepUs == 0;
    }

    private static double[] unknown(int steps) {
        double[] path = new double[steps];
        Arrays.fill(path, Double.NaN);
        return path;
    }

    private PriceDiscovery compare(Venue first, double[] ofFirst, Venue second, double[] ofSecond) {
        boolean lively =
                Math.min(Differences.moves(ofFirst), Differences.moves(ofSecond)) >= MIN_MOVES;
        MoveRows rows = MoveRows.of(ofFirst, ofSecond);
        Optional<ErrorCorrection> model =
                lively
                        ? ErrorCorrection.of(rows.regression())
                                .filter(each -> each.rows() >= MIN_MOVES)
                        : Optional.empty();
        if (model.isEmpty()) {
            return told(first, second, Verdict.TOO_FEW_MOVES, null, Double.NaN);
        }
        ErrorCorrection found = model.get();
        double statistic = DickeyFuller.statistic(Differences.of(ofFirst, ofSecond), found.lags());
        Verdict verdict =
                statistic < DickeyFuller.LEVEL_OF_A_HUNDREDTH && found.returns()
                        ? leader(found, LeaveOneOut.of(rows, found.lags()))
                        : Verdict.NOT_COINTEGRATED;
        return told(first, second, verdict, found, statistic);
    }

    /** Half is as far from both orders' shares as chance may move them, or further. */
    private static Verdict leader(ErrorCorrection model, LeaveOneOut others) {
        if (others.isAbove(model, ErrorCorrection::shareIfFirst, HALF)
                && others.isAbove(model, ErrorCorrection::shareIfSecond, HALF)) {
            return Verdict.FIRST_LEADS;
        }
        return others.isBelow(model, ErrorCorrection::shareIfFirst, HALF)
                        && others.isBelow(model, ErrorCorrection::shareIfSecond, HALF)
                ? Verdict.SECOND_LEADS
                : Verdict.UNDECIDED;
    }

    private PriceDiscovery told(
            Venue first, Venue second, Verdict verdict, ErrorCorrection model, double statistic) {
        boolean shared = model != null && verdict != Verdict.NOT_COINTEGRATED;
        return new PriceDiscovery(
                market,
                first,
                second,
                startUs,
                endUs,
                model == null ? 0 : model.rows(),
                verdict,
                model == null ? 0 : model.lags(),
                statistic,
                shared ? Math.min(model.shareIfFirst(), model.shareIfSecond()) : Double.NaN,
                shared ? Math.max(model.shareIfFirst(), model.shareIfSecond()) : Double.NaN,
                shared ? model.componentShare() : Double.NaN);
    }
}
