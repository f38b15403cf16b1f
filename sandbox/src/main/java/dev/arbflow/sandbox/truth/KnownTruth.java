package dev.arbflow.sandbox.truth;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was true until a moment, by which claims are judged.
 *
 * @param slackUs how late a client's view may be, microseconds
 * @param routes those that were ever quoted
 * @param faults of the feeds, oldest first
 */
public record KnownTruth(long slackUs, Map<Route, RouteCourse> routes, List<FeedFault> faults) {

    /** Compares what the job claims with it. */
    public Verdict judge(List<ClaimedEpisode> claims) {
        return judge(claims, BusyTimes.NONE);
    }

    /**
     * The same by a machine that could not always keep up.
     *
     * @param busy what could have been found only then is not demanded; what is wrong stays wrong
     */
    public Verdict judge(List<ClaimedEpisode> claims, BusyTimes busy) {
        return new Judgement(this, busy).of(claims);
    }

    /**
     * Compares pattern candidates with it.
     *
     * @param extent what of a candidate must meet the truth
     */
    public CandidateVerdict judge(List<ClaimedCandidate> claims, ClaimedCandidate.Extent extent) {
        return new CandidateJudgement(this, extent).of(claims);
    }

    /** The same, but what overlaps a busy time had not to be found. */
    public KnownTruth demandedOutside(BusyTimes busy) {
        Map<Route, RouteCourse> rest = new LinkedHashMap<>();
        routes.forEach((route, course) -> rest.put(route, course.demandedOutside(busy)));
        return new KnownTruth(slackUs, rest, faults);
    }

    /** How many stretches had to be found. */
    int demands() {
        return routes.values().stream().mapToInt(course -> course.demanded().size()).sum();
    }

    /**
     * The same for a client that was itself away: nothing is demanded of what it missed a part of,
     * and that it was gone is no fault of the feeds.
     *
     * @param fromUs when it went
     * @param toUs when it had all books again
     */
    public KnownTruth withClientAway(long fromUs, long toUs) {
        Map<Route, RouteCourse> rest = new LinkedHashMap<>();
        routes.forEach(
                (route, course) ->
                        rest.put(route, course.withoutView(new Interval(route, fromUs, toUs))));
        return new KnownTruth(
                slackUs,
                rest,
                faults.stream()
                        .map(
                                fault ->
                                        fault.startUs() >= fromUs && fault.startUs() <= toUs
                                                ? withdrawn(fault.listing(), fault.startUs())
                                                : fault)
                        .toList());
    }

    private static FeedFault withdrawn(Listing listing, long startUs) {
        return new FeedFault(listing, FeedFault.Kind.WITHDRAWN, startUs);
    }
}
