package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RecentTouchesTest {
    private static final long KEEP_US = 1_000;
    private static final RouteTouches.Worth BID_ABOVE_ASK = (ask, bid) -> bid > ask;

    /** A book: how long after the one before it holds, and its best price on both sides. */
    private record Step(int afterUs, int price) {}

    @Property
    void anEdgeIsGoneAtTheFirstMomentAtWhichThePricesWereNotWorthIt(
            @ForAll("steps") List<Step> buy,
            @ForAll("steps") List<Step> sell,
            @ForAll @IntRange(max = 60) int sinceUs) {
        NavigableMap<Long, Integer> asks = course(buy);
        NavigableMap<Long, Integer> bids = course(sell);
        long newestUs = Math.max(asks.lastKey(), bids.lastKey());
        long expectedUs = sinceUs;
        while (expectedUs < newestUs && priceAt(bids, expectedUs) > priceAt(asks, expectedUs)) {
            expectedUs++;
        }

        long goneUs =
                new RouteTouches(touches(buy), touches(sell), null, null)
                        .firstGoneUs(sinceUs, BID_ABOVE_ASK);

        assertThat(goneUs).isEqualTo(expectedUs < newestUs ? expectedUs : RouteTrack.NEVER);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5), Arbitraries.integers().between(1, 3))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(RecentTouches.MOST);
    }

    @Test
    void onlyTheTimeIsLookedAtThatAnUnjudgedBookHasMadeAnother() {
        RecentTouches buy = touches(List.of(new Step(0, 5), new Step(10, 1)));
        RecentTouches sell = touches(List.of(new Step(0, 3)));
        assertThat(new RouteTouches(buy, sell, null, null).firstGoneUs(5, BID_ABOVE_ASK))
                .isEqualTo(5);

        buy.judged();
        sell.judged();

        assertThat(new RouteTouches(buy, sell, null, null).firstGoneUs(5, BID_ABOVE_ASK))
                .isEqualTo(RouteTrack.NEVER);
    }

    @Test
    void whatIsForgottenWasNotWorthIt() {
        RecentTouches buy = touches(List.of(new Step(0, 1)));
        RecentTouches sell = new RecentTouches();
        for (int step = 0; step <= RecentTouches.MOST; step++) {
            sell.add(step, 3 + step, 4 + step, KEEP_US);
        }

        assertThat(sell.size()).isEqualTo(RecentTouches.MOST);
        assertThat(new RouteTouches(buy, sell, null, null).firstGoneUs(0, BID_ABOVE_ASK)).isZero();
        assertThat(new RouteTouches(buy, sell, null, null).firstGoneUs(1, BID_ABOVE_ASK))
                .isEqualTo(RouteTrack.NEVER);
    }

    @Test
    void whatEndedTooLongBeforeTheNewestIsForgotten() {
        RecentTouches touches = new RecentTouches();
        touches.add(0, 1, 2, KEEP_US);
        touches.add(10, 2, 3, KEEP_US);
        touches.add(10 + KEEP_US, 3, 4, KEEP_US); // the first one is over for just so long
        assertThat(touches.size()).isEqualTo(3);

        touches.add(11 + KEEP_US, 4, 5, KEEP_US);

        assertThat(touches.size()).isEqualTo(3);
        assertThat(touches.fromUs(0)).isEqualTo(10);
    }

    @Test
    void aBookThatHoldsFromEarlierThanTheOneBeforeHoldsFromThen() {
        RecentTouches touches = new RecentTouches();
        touches.add(20, 1, 2, KEEP_US);
        touches.add(10, 3, 4, KEEP_US);

        assertThat(touches.size()).isEqualTo(1);
        assertThat(touches.fromUs(0)).isEqualTo(20);
        assertThat(touches.bid(0)).isEqualTo(3);
    }

    private static RecentTouches touches(List<Step> steps) {
        RecentTouches touches = new RecentTouches();
        long timeUs = 0;
        for (Step step : steps) {
            timeUs += step.afterUs;
            touches.add(timeUs, step.price, step.price, KEEP_US);
        }
        touches.unjudgedFrom(Long.MIN_VALUE);
        return touches;
    }

    /** The price from each moment at which it changed. */
    private static NavigableMap<Long, Integer> course(List<Step> steps) {
        NavigableMap<Long, Integer> course = new TreeMap<>();
        long timeUs = 0;
        for (Step step : steps) {
            timeUs += step.afterUs;
            course.put(timeUs, step.price);
        }
        course.keySet()
                .removeIf(
                        us ->
                                course.get(us)
                                        .equals(
                                                Optional.ofNullable(course.lowerEntry(us))
                                                        .map(Map.Entry::getValue)
                                                        .orElse(null)));
        return course;
    }

    /** What is not known is worth nothing, whichever side it is on. */
    private static double priceAt(NavigableMap<Long, Integer> course, long timeUs) {
        return course.floorEntry(timeUs) == null
                ? Double.NaN
                : course.floorEntry(timeUs).getValue();
    }
}
