package dev.arbflow.sandbox.truth;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.Times;
import dev.arbflow.sandbox.sim.BookState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * Watches the simulators' books before any network and says afterwards which episodes had to be
 * found and which must not exist.
 *
 * <p>Every change of a book is evaluated against every other venue of its market, both ways, by
 * brute force. All times are microseconds of our clock when the change happened at the venue; the
 * job sees it up to {@link TruthRule#viewDelay} later. Thread safe.
 */
public final class Oracle {
    private final TruthRule truth;
    private final Map<Listing, Leg> legs = new LinkedHashMap<>();
    private final Map<Route, RouteTruth> routes = new LinkedHashMap<>();
    private final List<FeedFault> faults = new ArrayList<>();

    public Oracle(TruthRule truth) {
        this.truth = truth;
    }

    /** A venue's book changed. */
    public synchronized void book(BookState book, long nowUs) {
        Listing listing = book.instrument().listing();
        leg(listing).publish(book.best(truth.depth()), nowUs);
        evaluate(listing, nowUs);
    }

    /** A client was given a complete book and will be told every change. */
    public synchronized void served(Listing listing, long nowUs) {
        leg(listing).serve();
        evaluate(listing, nowUs);
    }

    /** A client cannot have a right view of the listing any more. */
    public synchronized void failed(FeedFault fault) {
        faults.add(fault);
        leg(fault.listing()).unserve();
        evaluate(fault.listing(), fault.startUs());
    }

    /** Something happened after which a client may, but need not, distrust the listing a while. */
    public synchronized void doubted(Listing listing, long nowUs, long untilUs) {
        leg(listing).doubt(untilUs);
        evaluate(listing, nowUs);
    }

    /**
     * Compares what the job claims with what was true.
     *
     * @param claims all its episodes
     * @param untilUs when the job stopped listening
     */
    public synchronized Verdict judge(List<ClaimedEpisode> claims, long untilUs) {
        return known(untilUs).judge(claims);
    }

    /**
     * Compares pattern candidates with what was true.
     *
     * @param claims all of them
     * @param extent what of a candidate must meet the truth
     * @param untilUs when the job stopped listening
     */
    public synchronized CandidateVerdict judge(
            List<ClaimedCandidate> claims, ClaimedCandidate.Extent extent, long untilUs) {
        return known(untilUs).judge(claims, extent);
    }

    /** What pattern candidates are held against. */
    public PlainRule plainRule() {
        return new PlainRule(truth.charges());
    }

    /** All that was true until a moment, for whoever judges elsewhere. */
    public synchronized KnownTruth known(long untilUs) {
        Map<Route, RouteCourse> courses = new LinkedHashMap<>();
        routes.forEach((route, course) -> courses.put(route, course.course(untilUs)));
        return new KnownTruth(Times.micros(truth.viewDelay()), courses, List.copyOf(faults));
    }

    /** The stretches that had to be found until now, in no particular order. */
    public synchronized List<Interval> demanded(long untilUs) {
        return routes.values().stream().flatMap(r -> r.demanded(untilUs).stream()).toList();
    }

    /** No claim that ended before a moment will be judged any more. */
    public synchronized void forget(long beforeUs) {
        routes.values().forEach(each -> each.forget(beforeUs));
        faults.removeIf(each -> each.startUs() < beforeUs);
    }

    private Leg leg(Listing listing) {
        return legs.computeIfAbsent(listing, each -> new Leg());
    }

    private void evaluate(Listing changed, long nowUs) {
        for (Listing other : List.copyOf(legs.keySet())) {
            if (other.market().equals(changed.market()) && other.venue() != changed.venue()) {
                evaluate(changed, other, nowUs);
                evaluate(other, changed, nowUs);
            }
        }
    }

    private void evaluate(Listing buy, Listing sell, long nowUs) {
        Leg buyLeg = leg(buy);
        Leg sellLeg = leg(sell);
        if (buyLeg.book() == null || sellLeg.book() == null) {
            return;
        }
        DoubleFunction<BestFill> fills =
                Sides.of(buyLeg.book(), sellLeg.book(), truth.charges(), null, nowUs)
                        .<DoubleFunction<BestFill>>map(sides -> sides::above)
                        .orElse(leastBps -> BestFill.NOTHING);
        routes.computeIfAbsent(
                        new Route(buy.market(), buy.venue(), sell.venue()),
                        route -> new RouteTruth(route, truth))
                .update(nowUs, fills, buyLeg, sellLeg);
    }
}
