package dev.arbflow.market.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.book.Ladder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** Prices are whole cents around 100 and quantities whole units, so that a twin can count them. */
class LadderWalkPropertiesTest {

    /** A book that is not crossed. */
    record TwoSides(Ladder bids, Ladder asks) {}

    /** What filling one unit after the other comes to: cost and proceeds in cents / 10 000. */
    record Units(int quantity, long cost, long proceeds) {}

    @Property
    void fillsWhatFillingUnitByUnitFills(
            @ForAll("asks") Ladder asks,
            @ForAll("bids") Ladder bids,
            @ForAll @IntRange(max = 30) int buyBps,
            @ForAll @IntRange(max = 30) int sellBps,
            @ForAll @IntRange(max = 20) int floorBps) {
        Fill fill = LadderWalk.walk(asks, bps(buyBps), bids, bps(sellBps), floorBps);

        Units units = unitByUnit(asks, buyBps, bids, sellBps, floorBps);
        Statistics.label("something to fill")
                .collect(!fill.isEmpty())
                .coverage(seen -> seen.check(true).percentage(share -> share > 25));
        assertThat(fill.quantity()).isEqualByComparingTo(BigDecimal.valueOf(units.quantity));
        assertThat(fill.cost()).isEqualByComparingTo(BigDecimal.valueOf(units.cost, 6));
        assertThat(fill.proceeds()).isEqualByComparingTo(BigDecimal.valueOf(units.proceeds, 6));
    }

    @Property
    void anotherLevelNeverTakesAnythingFromAFill(
            @ForAll("asks") Ladder asks,
            @ForAll("bids") Ladder bids,
            @ForAll @IntRange(min = 9_900, max = 10_200) int cents,
            @ForAll @IntRange(min = 1, max = 5) int quantity,
            @ForAll @IntRange(max = 20) int floorBps) {
        Fill before = LadderWalk.walk(asks, bps(3), bids, bps(4), floorBps);
        Fill moreToBuy =
                LadderWalk.walk(with(asks, cents, quantity, 1), bps(3), bids, bps(4), floorBps);
        Fill moreToSell =
                LadderWalk.walk(asks, bps(3), with(bids, cents, quantity, -1), bps(4), floorBps);

        assertThat(moreToBuy.quantity()).isGreaterThanOrEqualTo(before.quantity());
        assertThat(moreToBuy.proceeds()).isGreaterThanOrEqualTo(before.proceeds());
        assertThat(moreToBuy.profit()).isGreaterThanOrEqualTo(before.profit());
        assertThat(moreToSell.quantity()).isGreaterThanOrEqualTo(before.quantity());
        assertThat(moreToSell.proceeds()).isGreaterThanOrEqualTo(before.proceeds());
        assertThat(moreToSell.profit()).isGreaterThanOrEqualTo(before.profit());
    }

    @Property
    void neverEarnsOnBothDirectionsBetweenBooksThatAreNotCrossed(
            @ForAll("books") TwoSides here, @ForAll("books") TwoSides there) {
        Fill toThere = LadderWalk.walk(here.asks, bps(0), there.bids, bps(0), 0);
        Fill toHere = LadderWalk.walk(there.asks, bps(0), here.bids, bps(0), 0);

        assertThat(toThere.isEmpty() || toHere.isEmpty()).isTrue();
    }

    @Property
    void neverLosesAndNeverTakesMoreThanEitherSideOffers(
            @ForAll("asks") Ladder asks,
            @ForAll("bids") Ladder bids,
            @ForAll("fees") TakerFee buyFee,
            @ForAll("fees") TakerFee sellFee) {
        Fill fill = LadderWalk.walk(asks, buyFee, bids, sellFee, 0);

        assertThat(fill.profit().signum()).isEqualTo(fill.isEmpty() ? 0 : 1);
        assertThat(fill.quantity())
                .isLessThanOrEqualTo(total(asks))
                .isLessThanOrEqualTo(total(bids));
        assertThat(fill.netBps())
                .isLessThanOrEqualTo(Fill.bps(fill.sold().subtract(fill.bought()), fill.bought()));
    }

    @Property
    void neverEarnsMoreWhereTheFeeIsKeptBackFromTheBoughtAsset(
            @ForAll("asks") Ladder asks,
            @ForAll("bids") Ladder bids,
            @ForAll @IntRange(max = 200) int buyBps) {
        TakerFee onTop = bps(buyBps);
        TakerFee keptBack = new TakerFee(onTop.fraction(), TakerFee.Deducted.RECEIVED_BASE);

        Fill paidOnTop = LadderWalk.walk(asks, onTop, bids, bps(0), 0);
        Fill paidInBase = LadderWalk.walk(asks, keptBack, bids, bps(0), 0);

        assertThat(paidInBase.profit()).isLessThanOrEqualTo(paidOnTop.profit());
        assertThat(paidInBase.quantity()).isLessThanOrEqualTo(paidOnTop.quantity());
    }

    @Provide
    Arbitrary<Ladder> asks() {
        return ladder(Arbitraries.integers().between(9_950, 10_050), 1);
    }

    @Provide
    Arbitrary<Ladder> bids() {
        return ladder(Arbitraries.integers().between(9_980, 10_100), -1);
    }

    @Provide
    Arbitrary<TwoSides> books() {
        return Arbitraries.integers()
                .between(9_990, 10_010)
                .flatMap(
                        mid ->
                                Combinators.combine(
                                                ladder(Arbitraries.just(mid - 1), -1),
                                                ladder(Arbitraries.just(mid), 1))
                                        .as(TwoSides::new));
    }

    @Provide
    Arbitrary<TakerFee> fees() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.of(TakerFee.Deducted.class))
                .as((bps, from) -> new TakerFee(bps(bps).fraction(), from));
    }

    private static Arbitrary<Ladder> ladder(Arbitrary<Integer> bestCents, int direction) {
        Arbitrary<int[]> steps =
                Arbitraries.integers().between(1, 20).array(int[].class).ofMaxSize(6);
        Arbitrary<int[]> quantities =
                Arbitraries.integers().between(1, 5).array(int[].class).ofSize(6);
        return Combinators.combine(bestCents, steps, quantities)
                .as(
                        (best, gaps, units) -> {
                            double[] prices = new double[gaps.length];
                            double[] amounts = new double[gaps.length];
                            int cents = best;
                            for (int i = 0; i < gaps.length; i++) {
                                prices[i] = cents / 100.0;
                                amounts[i] = units[i];
                                cents += direction * gaps[i];
                            }
                            return new Ladder(prices, amounts);
                        });
    }

    /** With one level more at its place, behind those of the same price. */
    private static Ladder with(Ladder side, int cents, int quantity, int direction) {
        int place = 0;
        while (place < side.depth()
                && direction * side.prices()[place] <= direction * cents / 100.0) {
            place++;
        }
        return new Ladder(
                inserted(side.prices(), place, cents / 100.0),
                inserted(side.quantities(), place, quantity));
    }

    private static double[] inserted(double[] values, int place, double value) {
        return DoubleStream.concat(
                        DoubleStream.concat(
                                Arrays.stream(values, 0, place), DoubleStream.of(value)),
                        Arrays.stream(values, place, values.length))
                .toArray();
    }

    private static Units unitByUnit(
            Ladder asks, int buyBps, Ladder bids, int sellBps, int floorBps) {
        List<Long> buys = centsOfEachUnit(asks);
        List<Long> sells = centsOfEachUnit(bids);
        int quantity = 0;
        long cost = 0;
        long proceeds = 0;
        while (quantity < Math.min(buys.size(), sells.size())) {
            long pay = buys.get(quantity) * (10_000 + buyBps);
            long get = sells.get(quantity) * (10_000 - sellBps);
            if (pay >= get || pay * (10_000 + floorBps) > get * 10_000) {
                break;
            }
            cost += pay;
            proceeds += get;
            quantity++;
        }
        return new Units(quantity, cost, proceeds);
    }

    private static List<Long> centsOfEachUnit(Ladder side) {
        List<Long> cents = new ArrayList<>();
        for (int level = 0; level < side.depth(); level++) {
            for (int unit = 0; unit < side.quantities()[level]; unit++) {
                cents.add(Math.round(side.prices()[level] * 100));
            }
        }
        return cents;
    }

    private static BigDecimal total(Ladder side) {
        double sum = 0;
        for (double quantity : side.quantities()) {
            sum += quantity;
        }
        return BigDecimal.valueOf(sum);
    }

    private static TakerFee bps(int bps) {
        return TakerFee.parse(bps + "bps");
    }
}
