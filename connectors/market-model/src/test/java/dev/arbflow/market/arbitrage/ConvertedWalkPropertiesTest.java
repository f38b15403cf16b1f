package dev.arbflow.market.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Side;
import dev.arbflow.market.book.Ladder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** What holds for a walk over three books, of which one exchanges the currency of a leg. */
class ConvertedWalkPropertiesTest {
    private static final TakerFee FREE = TakerFee.parse("0bps");

    /** More than a walk leaves of a level that it cannot use up to the last digit. */
    private static final BigDecimal DUST = new BigDecimal("1E-12");

    /** As many thousandths of a unit are taken one after the other. */
    private record Taken(BigDecimal quantity, BigDecimal cost, BigDecimal proceeds) {}

    /** Random books around a price, of which each unit of a leg comes to some of the exchange. */
    private record Books(Ladder asks, Ladder bids, Exchange exchange) {

        static Books of(long seed, Side leg, TakerFee fee) {
            Random random = new Random(seed);
            double buyAt = leg == Side.BUY ? 50 : 100;
            double sellAt = leg == Side.SELL ? 50 : 100;
            return new Books(
                    ladder(random, buyAt * 0.999, 1, 0.05, 3),
                    ladder(random, sellAt * 1.001, -1, 0.05, 3),
                    new Exchange(
                            leg, ladder(random, 2, leg == Side.BUY ? 1 : -1, 0.001, 200), fee));
        }

        private static Ladder ladder(
                Random random, double best, int direction, double step, double most) {
            int depth = 1 + random.nextInt(5);
            double[] prices = new double[depth];
            double[] quantities = new double[depth];
            double price = best;
            for (int i = 0; i < depth; i++) {
                prices[i] = rounded(price);
                quantities[i] = rounded(0.001 + random.nextDouble() * most);
                price += direction * step * (1 + random.nextInt(3));
            }
            return new Ladder(prices, quantities);
        }

        private static double rounded(double value) {
            return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).doubleValue();
        }

        Fill walk(TakerFee buyFee, TakerFee sellFee, double floorBps) {
            return LadderWalk.walk(
                    asks, buyFee, bids, sellFee, exchange, WalkLimits.above(floorBps));
        }
    }

    /**
     * The slow twin knows no levels of three books at once: it turns the leg with its exchange into
     * one list of pieces in the quote of the route first, and then takes piece by piece.
     */
    @Property(tries = 2_000)
    void fillsWhatTheLegPaidForInTheQuoteFills(
            @ForAll long seed,
            @ForAll Side leg,
            @ForAll @IntRange(max = 30) int feeBps,
            @ForAll @IntRange(max = 20) int floorBps) {
        TakerFee fee = TakerFee.parse(feeBps + "bps");
        TakerFee exchangeFee = TakerFee.parse(feeBps / 2 + "bps" + (seed % 2 == 0 ? " base" : ""));
        Books books = Books.of(seed, leg, exchangeFee);

        Fill fill = books.walk(fee, FREE, floorBps);

        Taken twin = pieceByPiece(books, fee, floorBps);
        Statistics.label("something to fill")
                .collect(!fill.isEmpty())
                .coverage(seen -> seen.check(true).percentage(share -> share > 25));
        assertThat(fill.quantity().subtract(twin.quantity).abs()).isLessThan(DUST);
        assertThat(fill.cost().subtract(twin.cost).abs()).isLessThan(DUST.movePointRight(3));
        assertThat(fill.proceeds().subtract(twin.proceeds).abs())
                .isLessThan(DUST.movePointRight(3));
    }

    @Property(tries = 2_000)
    void overAnExchangeOfOneToOneWithoutEndItIsTheWalkOverBothLegs(
            @ForAll long seed, @ForAll Side leg, @ForAll @IntRange(max = 30) int feeBps) {
        TakerFee fee = TakerFee.parse(feeBps + "bps");
        Random random = new Random(seed);
        Ladder asks = Books.ladder(random, 99.9, 1, 0.05, 3);
        Ladder bids = Books.ladder(random, 100.1, -1, 0.05, 3);
        Exchange even = new Exchange(leg, new Ladder(new double[] {1}, new double[] {1e12}), FREE);

        Fill three = LadderWalk.walk(asks, fee, bids, fee, even, WalkLimits.above(1));
        Fill two = LadderWalk.walk(asks, fee, bids, fee, 1);

        assertThat(three.quantity()).isEqualByComparingTo(two.quantity());
        assertThat(three.cost()).isEqualByComparingTo(two.cost());
        assertThat(three.proceeds()).isEqualByComparingTo(two.proceeds());
        assertThat(three.bought()).isEqualByComparingTo(two.bought());
        assertThat(three.sold()).isEqualByComparingTo(two.sold());
        assertThat(three.exhausted()).isEqualTo(two.exhausted());
    }

    @Property(tries = 2_000)
    void moreDepthOfTheExchangeNeverTakesAnythingFromAFill(
            @ForAll long seed, @ForAll Side leg, @ForAll @IntRange(max = 20) int floorBps) {
        Books books = Books.of(seed, leg, FREE);
        Ladder thin = books.exchange.ladder();
        int level = new Random(seed).nextInt(thin.depth());
        double[] more = thin.quantities().clone();
        more[level] *= 2;
        Exchange deeper = new Exchange(leg, new Ladder(thin.prices(), more), FREE);

        Fill before = books.walk(FREE, FREE, floorBps);
        Fill after = new Books(books.asks, books.bids, deeper).walk(FREE, FREE, floorBps);

        assertThat(after.quantity()).isGreaterThanOrEqualTo(before.quantity().subtract(DUST));
        assertThat(after.profit()).isGreaterThanOrEqualTo(before.profit().subtract(DUST));
    }

    /** Each is exchanged on the side that costs: a round trip can only lose. */
    @Property(tries = 2_000)
    void neverEarnsOnBothWays(@ForAll long seed, @ForAll @IntRange(max = 20) int halfSpread) {
        Random random = new Random(seed);
        double here = 100 + random.nextInt(20) / 10.0;
        double there = 50 + random.nextInt(20) / 20.0;
        double rate = 2 + random.nextInt(9) / 1_000.0;
        double apart = halfSpread / 10_000.0;
        Exchange toBuy = new Exchange(Side.BUY, one(rate + apart), FREE);
        Exchange toSell = new Exchange(Side.SELL, one(rate - apart), FREE);
        WalkLimits any = WalkLimits.above(0);

        Fill to = LadderWalk.walk(one(here + apart), FREE, one(there - apart), FREE, toSell, any);
        Fill back = LadderWalk.walk(one(there + apart), FREE, one(here - apart), FREE, toBuy, any);

        assertThat(to.isEmpty() || back.isEmpty()).isTrue();
    }

    @Property(tries = 1_000)
    void neverExchangesMoreThanIsThereAndSaysWhatItIsWorth(@ForAll long seed, @ForAll Side leg) {
        Books books = Books.of(seed, leg, FREE);
        Fill fill = books.walk(FREE, FREE, 0);

        BigDecimal there = BigDecimal.ZERO;
        for (double quantity : books.exchange.ladder().quantities()) {
            there = there.add(BigDecimal.valueOf(quantity));
        }
        assertThat(fill.exchanged()).isLessThanOrEqualTo(there);
        assertThat(leg == Side.BUY ? fill.cost() : fill.proceeds())
                .isEqualByComparingTo(fill.exchangedValue());
        assertThat(leg == Side.BUY ? fill.bought() : fill.sold())
                .isEqualByComparingTo(fill.exchanged());
    }

    private static Ladder one(double price) {
        return new Ladder(new double[] {Books.rounded(price * 100) / 100}, new double[] {1});
    }

    /** A piece of a side: so many base units at so much in the quote of the route. */
    private record Piece(BigDecimal quantity, BigDecimal each) {}

    private static Taken pieceByPiece(Books books, TakerFee buyFee, int floorBps) {
        BigDecimal cost = BigDecimal.ONE.add(buyFee.fraction());
        boolean buys = books.exchange.leg() == Side.BUY;
        List<Piece> buy = pieces(books.asks, cost, buys ? books.exchange : null);
        List<Piece> sell = pieces(books.bids, BigDecimal.ONE, buys ? null : books.exchange);
        BigDecimal least = BigDecimal.ONE.add(BigDecimal.valueOf(floorBps, 4));
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal paid = BigDecimal.ZERO;
        BigDecimal got = BigDecimal.ZERO;
        while (!buy.isEmpty() && !sell.isEmpty()) {
            Piece pay = buy.remove(0);
            Piece get = sell.remove(0);
            boolean earns =
                    get.each.compareTo(pay.each) > 0
                            && get.each.compareTo(pay.each.multiply(least)) >= 0;
            if (!earns) {
                break;
            }
            BigDecimal both = pay.quantity.min(get.quantity);
            quantity = quantity.add(both);
            paid = paid.add(both.multiply(pay.each));
            got = got.add(both.multiply(get.each));
            putBack(buy, pay, both);
            putBack(sell, get, both);
        }
        return new Taken(quantity, paid, got);
    }

    private static void putBack(List<Piece> pieces, Piece piece, BigDecimal taken) {
        if (piece.quantity.compareTo(taken) > 0) {
            pieces.add(0, new Piece(piece.quantity.subtract(taken), piece.each));
        }
    }

    private static List<Piece> pieces(Ladder side, BigDecimal fee, Exchange over) {
        List<Piece> levels = new ArrayList<>();
        for (int i = 0; i < side.depth(); i++) {
            levels.add(
                    new Piece(
                            BigDecimal.valueOf(side.quantities()[i]),
                            BigDecimal.valueOf(side.prices()[i]).multiply(fee)));
        }
        if (over == null) {
            return levels;
        }
        List<Piece> pieces = new ArrayList<>();
        int level = 0;
        BigDecimal left = BigDecimal.valueOf(over.ladder().quantities()[0]);
        while (!levels.isEmpty() && level < over.ladder().depth()) {
            Piece next = levels.remove(0);
            BigDecimal wanted = next.quantity.multiply(next.each);
            BigDecimal taken = wanted.min(left);
            BigDecimal base = taken.divide(next.each, 30, RoundingMode.DOWN);
            BigDecimal rate = rate(over, level);
            pieces.add(new Piece(base, next.each.multiply(rate)));
            if (wanted.compareTo(left) > 0) {
                levels.add(0, new Piece(next.quantity.subtract(base), next.each));
                level++;
                left =
                        level < over.ladder().depth()
                                ? BigDecimal.valueOf(over.ladder().quantities()[level])
                                : BigDecimal.ZERO;
            } else {
                left = left.subtract(taken);
            }
        }
        return pieces;
    }

    private static BigDecimal rate(Exchange over, int level) {
        BigDecimal price = BigDecimal.valueOf(over.ladder().prices()[level]);
        BigDecimal rate = over.fee().fraction();
        if (over.leg() == Side.SELL) {
            return price.multiply(BigDecimal.ONE.subtract(rate));
        }
        return over.fee().deductedFrom() == TakerFee.Deducted.QUOTE
                ? price.multiply(BigDecimal.ONE.add(rate))
                : price.divide(BigDecimal.ONE.subtract(rate), 34, RoundingMode.CEILING);
    }
}
