package dev.arbflow.jobs.pattern.leadlag;

import dev.arbflow.market.Market;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.behaviour.VenueLeadLag;
import dev.arbflow.market.behaviour.VenueLeadLag.Estimate;
import dev.arbflow.market.behaviour.VenueLeadLag.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares every two venues of one market in one period, by both clocks.
 *
 * @param market which market
 * @param startUs start of the period on our clock
 * @param endUs end of the period, exclusive
 */
record PeriodLeadLags(Market market, long startUs, long endUs) {

    /** One venue of the period; moves by exchange time are null where it never says that. */
    private record Side(Venue venue, MidMoves received, MidMoves happened) {}

    /**
     * Compares them.
     *
     * @param changes of all venues, in any order
     * @param tooMany whether some are missing because there were too many to keep
     * @return each pair once, by the names of the venues
     */
    List<VenueLeadLag> of(Iterable<MidChange> changes, boolean tooMany) {
        List<Side> sides = sides(changes);
        List<VenueLeadLag> found = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            for (int j = i + 1; j < sides.size(); j++) {
                found.add(compare(sides.get(i), sides.get(j), tooMany));
            }
        }
        return found;
    }

    private List<Side> sides(Iterable<MidChange> changes) {
        Map<Venue, List<MidChange>> byVenue = new TreeMap<>(Comparator.comparing(Venue::name));
        for (MidChange change : changes) {
            byVenue.computeIfAbsent(change.listing().venue(), venue -> new ArrayList<>())
                    .add(change);
        }
        List<Side> sides = new ArrayList<>();
        byVenue.forEach((venue, its) -> sides.add(side(venue, its)));
        return sides;
    }

    private Side side(Venue venue, List<MidChange> changes) {
        changes.sort(Comparator.comparingLong(MidChange::receiveUs));
        boolean timed =
                changes.stream()
                        .anyMatch(
                                each ->
                                        Double.isFinite(each.mid())
                                                && each.exchangeUs() != Times.UNKNOWN);
        return new Side(
                venue,
                MidMoves.of(changes, MidChange::receiveUs, startUs),
                timed ? MidMoves.of(changes, MidChange::exchangeUs, startUs) : null);
    }

    private VenueLeadLag compare(Side first, Side second, boolean tooMany) {
        return new VenueLeadLag(
                market,
                first.venue(),
                second.venue(),
                startUs,
                endUs,
                first.received().size(),
                second.received().size(),
                estimate(first.happened(), second.happened(), tooMany),
                estimate(first.received(), second.received(), tooMany));
    }

    private Estimate estimate(MidMoves first, MidMoves second, boolean tooMany) {
        if (tooMany) {
            return Estimate.none(Verdict.TOO_MANY_MOVES);
        }
        if (first == null || second == null) {
            return Estimate.none(Verdict.NO_EXCHANGE_TIME);
        }
        int blocks = (int) ((endUs - startUs) / LeadLagEstimator.BLOCK_US);
        return new LeadLagEstimator(blocks).estimate(first, second, endUs);
    }
}
