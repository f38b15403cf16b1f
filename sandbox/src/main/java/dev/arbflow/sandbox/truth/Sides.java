package dev.arbflow.sandbox.truth;

import dev.arbflow.market.Listing;
import dev.arbflow.sandbox.sim.BookState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What two books offer after fees, and the fills that were worked out already. */
public final class Sides {
    private final Priced asks;
    private final Priced bids;
    private final BigDecimal mostCost;
    private final Map<Double, BestFill> fills = new HashMap<>();

    private Sides(Priced asks, Priced bids, BigDecimal mostCost) {
        this.asks = asks;
        this.bids = bids;
        this.mostCost = mostCost;
    }

    /**
     * Two books at a moment; empty if nobody knows what a venue charges then.
     *
     * @param buy whose asks are taken
     * @param sell whose bids are hit
     * @param mostCost most capital, quote units; null for any
     */
    public static Optional<Sides> of(
            BookState buy, BookState sell, Charges charges, BigDecimal mostCost, long timeUs) {
        Listing buyer = buy.instrument().listing();
        Listing seller = sell.instrument().listing();
        return charges.of(buyer, timeUs)
                .flatMap(
                        pays ->
                                charges.of(seller, timeUs)
                                        .map(keeps -> of(buy, pays, sell, keeps, mostCost)));
    }

    private static Sides of(
            BookState buy,
            Charges.Row pays,
            BookState sell,
            Charges.Row keeps,
            BigDecimal mostCost) {
        return new Sides(
                new Priced(buy.asks(), buy.instrument(), pays.payFactor()),
                new Priced(sell.bids(), sell.instrument(), keeps.keepFactor()),
                mostCost);
    }

    /** The best fill of units that each earn at least so much, in basis points. */
    public BestFill above(double leastBps) {
        return fills.computeIfAbsent(leastBps, bps -> BestFill.of(asks, bids, bps, mostCost));
    }

    /** A fill of these sides in whole lots; null for any quantity. */
    public BestFill inLots(BestFill fill, BigDecimal lot) {
        return fill.inLots(asks, bids, lot);
    }

    /** A fill of these sides with so many base units at most. */
    public BestFill upTo(BestFill fill, BigDecimal most) {
        return fill.upTo(asks, bids, most);
    }

    /** What the first unit earns, in basis points of its cost; negative where it loses. */
    public double touchNetBps() {
        return bids.unit(0)
                        .divide(asks.unit(0), MathContext.DECIMAL64)
                        .subtract(BigDecimal.ONE)
                        .doubleValue()
                * 10_000;
    }

    /** Whether the first unit earns anything. */
    public boolean touchEarns() {
        return bids.unit(0).compareTo(asks.unit(0)) > 0;
    }
}
